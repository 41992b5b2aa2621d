package org.jyodide.packages;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of packages. */
public final class PackageName {
  private static final Pattern SYNTAX =
      Pattern.compile("[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]", Pattern.CASE_INSENSITIVE);

  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

  private PackageName() {}

  /** The form that all spellings of a name share (PEP 503): {@code Foo._bar} is {@code foo-bar}. */
  public static String normalize(String name) {
    return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /** Whether a text is a name (PEP 508). */
  public static boolean isValid(String name) {
    return SYNTAX.matcher(name).matches();
  }
}
