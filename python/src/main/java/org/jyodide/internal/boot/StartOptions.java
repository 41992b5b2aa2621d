package org.jyodide.internal.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What options and variables of the {@code python} command ask for, as long as it can also be told
 * to a Python that has started: the members of {@code PyConfig} that they set, with their values.
 *
 * <p>The grammar is that of {@code Python/getopt.c} and {@code Python/initconfig.c}.
 */
final class StartOptions {
  /** Those that Python and its library read when they are needed, or that others read. */
  private static final Set<String> READ_LATER =
      Set.of(
          "PYTHONASYNCIODEBUG",
          "PYTHONBREAKPOINT",
          "PYTHONSTARTUP",
          "PYTHON_BASIC_REPL",
          "PYTHON_COLORS",
          "PYTHON_HISTORY",
          // Images of containers say by these what they have installed.
          "PYTHON_GET_PIP_SHA256",
          "PYTHON_GET_PIP_URL",
          "PYTHON_PIP_VERSION",
          "PYTHON_SETUPTOOLS_VERSION",
          "PYTHON_SHA256",
          "PYTHON_VERSION");

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private String path = "";
  private List<String> program = List.of();

  private StartOptions() {}

  /**
   * Reads them.
   *
   * @param forCommand whether Python is the command; else the arguments say nothing
   * @return nothing if something among them needs a start from the beginning
   */
  static Optional<StartOptions> read(
      List<String> arguments, Map<String, String> environment, boolean forCommand) {
    StartOptions options = new StartOptions();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (!options.readVariable(variable.getKey(), variable.getValue(), forCommand)) {
        return Optional.empty();
      }
    }
    if (forCommand ? !options.readArguments(arguments) : !arguments.isEmpty()) {
      return Optional.empty();
    }
    int bytes = options.numbers.getOrDefault("bytes_warning", 0);
    if (bytes > 0) {
      options.warnings.add((bytes > 1 ? "error" : "default") + "::BytesWarning");
    }
    return Optional.of(options);
  }

  /** The members of {@code PyConfig} that have other values than they have by default. */
  Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>(numbers);
    if (!warnings.isEmpty()) {
      settings.put("warnoptions", warnings.stream().distinct().toList());
    }
    if (!path.isEmpty()) {
      settings.put("pythonpath_env", path);
    }
    return settings;
  }

  /** The arguments without the options: what is to be run, and what it gets. */
  List<String> program() {
    return program;
  }

  private boolean readVariable(String name, String value, boolean forCommand) {
    switch (name) {
      case "PYTHONUNBUFFERED" -> clearFor(value, "buffered_stdio");
      case "PYTHONDONTWRITEBYTECODE" -> clearFor(value, "write_bytecode");
      case "PYTHONNOUSERSITE" -> clearFor(value, "user_site_directory");
      case "PYTHONSAFEPATH" -> {
        if (!value.isEmpty()) {
          numbers.put("safe_path", 1);
        }
      }
      case "PYTHONINSPECT" -> {
        if (!forCommand) {
          return false;
        }
        numbers.put("inspect", Math.min(number(value), 1));
      }
      case "PYTHONWARNINGS" -> {
        for (String filter : value.split(",", -1)) {
          if (!filter.isEmpty() && !addWarning(filter)) {
            return false;
          }
        }
      }
      case "PYTHONPATH" -> path = value;
      default -> {
        return !StartImage.isRead(name) || READ_LATER.contains(name);
      }
    }
    return true;
  }

  private void clearFor(String value, String name) {
    if (number(value) > 0) {
      numbers.put(name, 0);
    }
  }

  /** What {@code _Py_get_env_flag} makes of a value. */
  private static int number(String value) {
    if (value.isEmpty()) {
      return 0;
    }
    try {
      int number = Integer.parseInt(value.stripLeading());
      return number < 0 ? 1 : number;
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private boolean readArguments(List<String> arguments) {
    int next = 0;
    while (next < arguments.size()) {
      String word = arguments.get(next);
      if (word.length() < 2 || word.charAt(0) != '-') {
        break;
      }
      next++;
      for (int i = 1; i < word.length(); i++) {
        char option = word.charAt(i);
        if (option != 'c' && option != 'm' && option != 'W') {
          if (!set(option)) {
            return false;
          }
          continue;
        }
        String value = word.substring(i + 1);
        if (value.isEmpty()) {
          if (next == arguments.size()) {
            return false;
          }
          value = arguments.get(next++);
        }
        if (option != 'W') {
          program = new ArrayList<>(List.of("-" + option, value));
          program.addAll(arguments.subList(next, arguments.size()));
          return true;
        }
        if (!addWarning(value)) {
          return false;
        }
        break;
      }
    }
    program = arguments.subList(next, arguments.size());
    return true;
  }

  private boolean set(char option) {
    switch (option) {
      case 'B' -> numbers.put("write_bytecode", 0);
      case 'P' -> numbers.put("safe_path", 1);
      case 's' -> numbers.put("user_site_directory", 0);
      case 'u' -> numbers.put("buffered_stdio", 0);
      case 'x' -> numbers.put("skip_source_first_line", 1);
      case 'b' -> numbers.merge("bytes_warning", 1, Integer::sum);
      case 'q' -> numbers.put("quiet", 1);
      case 'i' -> {
        numbers.put("inspect", 1);
        numbers.put("interactive", 1);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Refuses a category in a module: that would be imported before there are packages. */
  private boolean addWarning(String filter) {
    String[] parts = filter.split(":", -1);
    warnings.add(filter);
    return parts.length < 3 || !parts[2].contains(".");
  }
}
