package org.jyodide.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the file name of a wheel says (PEP 427): {@code name-version(-build)?-python-abi-platform}.
 *
 * @param fileName the file name
 * @param name the name of the package, in normal form
 * @param version its version
 * @param build the build tag, such as {@code 2b}; empty if there is none
 * @param tags what it was built for, each as {@code python-abi-platform}
 */
public record WheelName(
    String fileName, String name, Version version, String build, List<String> tags) {
  private static final Pattern BUILD = Pattern.compile("([0-9]+)(.*)");
  private static final Pattern TAG = Pattern.compile("[a-z0-9_.]+");
  private static final Pattern NAME = Pattern.compile("[\\w.]+");

  /**
   * Reads a file name.
   *
   * @throws IllegalArgumentException if it is not that of a wheel
   */
  public static WheelName parse(String fileName) {
    if (!fileName.endsWith(".whl")) {
      throw invalid(fileName, "it does not end in .whl");
    }
    String[] parts = fileName.substring(0, fileName.length() - 4).split("-", -1);
    if (parts.length != 5 && parts.length != 6) {
      throw invalid(fileName, "it has " + parts.length + " parts, wanted 5 or 6");
    }
    if (!NAME.matcher(parts[0]).matches() || !PackageName.isValid(parts[0])) {
      throw invalid(fileName, "'" + parts[0] + "' is no name of a package");
    }
    Version version =
        Version.tryParse(parts[1])
            .orElseThrow(() -> invalid(fileName, "'" + parts[1] + "' is no version"));
    String build = parts.length == 6 ? parts[2] : "";
    if (!build.isEmpty() && !BUILD.matcher(build).matches()) {
      throw invalid(fileName, "the build tag '" + build + "' does not begin with a digit");
    }
    int first = parts.length - 3;
    return new WheelName(
        fileName,
        PackageName.normalize(parts[0]),
        version,
        build,
        tags(fileName, parts[first], parts[first + 1], parts[first + 2]));
  }

  /** Reads a file name; empty if it is not that of a wheel. */
  static Optional<WheelName> tryParse(String fileName) {
    try {
      return Optional.of(parse(fileName));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> tags(String fileName, String python, String abi, String platform) {
    List<String> tags = new ArrayList<>();
    for (String p : alternatives(fileName, python)) {
      for (String a : alternatives(fileName, abi)) {
        for (String m : alternatives(fileName, platform)) {
          tags.add(p + "-" + a + "-" + m);
        }
      }
    }
    return List.copyOf(tags);
  }

  private static String[] alternatives(String fileName, String set) {
    String lower = set.toLowerCase(Locale.ROOT);
    if (!TAG.matcher(lower).matches()) {
      throw invalid(fileName, "'" + set + "' is no tag");
    }
    return lower.split("\\.", -1);
  }

  private static IllegalArgumentException invalid(String fileName, String reason) {
    return new IllegalArgumentException(
        "the file name of a wheel is NAME-VERSION-PYTHON-ABI-PLATFORM.whl, got '"
            + fileName
            + "': "
            + reason);
  }
}
