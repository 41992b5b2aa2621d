package org.jyodide.emscripten;

import java.util.Comparator;

/** The two names of an import. */
public record ImportName(String module, String name) implements Comparable<ImportName> {
  private static final Comparator<ImportName> ORDER =
      Comparator.comparing(ImportName::module).thenComparing(ImportName::name);

  /** A name in module {@code env}. */
  public static ImportName env(String name) {
    return new ImportName("env", name);
  }

  @Override
  public int compareTo(ImportName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return module + "." + name;
  }
}
