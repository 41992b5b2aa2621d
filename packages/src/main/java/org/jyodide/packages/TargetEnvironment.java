package org.jyodide.packages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What packages are chosen for: a version of Python and its platform. Immutable.
 *
 * <p>It is that of the Python on the class path or module path, whatever machine Java runs on.
 */
public final class TargetEnvironment {
  private static final Pattern PYTHON = Pattern.compile("3\\.([0-9]+)\\.[0-9]+\\S*");
  private static final Pattern EMSCRIPTEN = Pattern.compile("emscripten_([0-9_]+)");

  private final Version pythonVersion;
  private final String sitePackages;
  private final WheelTags tags;
  private final Map<String, String> markerValues;

  private TargetEnvironment(
      Version pythonVersion, int minor, WheelTags tags, Map<String, String> markerValues) {
    this.pythonVersion = pythonVersion;
    this.sitePackages = "lib/python3." + minor + "/site-packages";
    this.tags = tags;
    this.markerValues = markerValues;
  }

  /** That of the Python on the class path or module path. */
  public static TargetEnvironment current() {
    return Distribution.find().environment();
  }

  /**
   * A release of Pyodide.
   *
   * @param python such as {@code 3.14.2}
   * @param abi such as {@code 2026_0}
   * @param platform such as {@code emscripten_5_0_3}
   * @throws IllegalArgumentException if one of them does not look like this
   */
  public static TargetEnvironment of(String python, String abi, String platform) {
    Matcher version = PYTHON.matcher(python);
    Matcher emscripten = EMSCRIPTEN.matcher(platform);
    if (!version.matches() || !emscripten.matches()) {
      throw new IllegalArgumentException(
          "wanted a Python such as 3.14.2 on a platform such as emscripten_5_0_3, got '"
              + python
              + "' on '"
              + platform
              + "'");
    }
    int minor = Integer.parseInt(version.group(1));
    Map<String, String> values = new LinkedHashMap<>();
    values.put("os_name", "posix");
    values.put("sys_platform", "emscripten");
    values.put("platform_machine", "wasm32");
    values.put("platform_python_implementation", "CPython");
    values.put("platform_release", emscripten.group(1).replace('_', '.'));
    values.put("platform_system", "Emscripten");
    values.put("platform_version", "#1");
    values.put("python_version", "3." + minor);
    values.put("python_full_version", python);
    values.put("implementation_name", "cpython");
    values.put("implementation_version", python);
    return new TargetEnvironment(
        Version.parse(python),
        minor,
        WheelTags.cpython(
            minor,
            List.of(
                "pyemscripten_" + abi + "_wasm32",
                "pyodide_" + abi + "_wasm32",
                platform + "_wasm32")),
        Map.copyOf(values));
  }

  /** The version of Python. */
  public Version pythonVersion() {
    return pythonVersion;
  }

  /** The tags of wheels that fit, the best first. */
  public WheelTags tags() {
    return tags;
  }

  /** The variables of markers (PEP 508) and their values, without {@code extra}. */
  public Map<String, String> markerValues() {
    return markerValues;
  }

  /** Where packages are, relative to the prefix: {@code lib/python3.14/site-packages}. */
  String sitePackages() {
    return sitePackages;
  }

  @Override
  public String toString() {
    return "Python " + pythonVersion + ", " + tags.tags().get(0);
  }
}
