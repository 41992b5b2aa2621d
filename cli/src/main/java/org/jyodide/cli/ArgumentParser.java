package org.jyodide.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.cli.Invocation.Action;
import org.jyodide.cli.Invocation.Program;

/**
 * Sorts the arguments of the command: access flags are for us, the rest goes to Python unchanged,
 * which reads it again. Options end at the program, as for {@code python}: what follows {@code -c
 * CODE}, {@code -m MODULE}, a script or {@code -} is the program's.
 *
 * <p>Written by hand because an argument parser built on reflection would cost each start more than
 * all of this.
 */
final class ArgumentParser {
  /** Short options of CPython without a value (Python/initconfig.c, Python/getopt.c). */
  private static final String PYTHON_FLAGS = "bBdEiIOPqRsSuvVx";

  private static final String PYTHON_OPTIONS_WITH_VALUE = "WX";

  /** The first argument that asks for the packages that a script declares. */
  private static final String RUN = "run";

  private static final List<String> PYTHON_LONG_FLAGS =
      List.of("--version", "--help-env", "--help-xoptions", "--help-all");

  private final List<String> arguments;
  private final List<String> python = new ArrayList<>();
  private final List<String> with = new ArrayList<>();
  private int next;
  private Action action = Action.RUN;
  private AccessFlags access = AccessFlags.NONE;
  private Optional<String> snapshot = Optional.empty();
  private boolean interactive;
  private boolean quiet;

  private ArgumentParser(List<String> arguments) {
    this.arguments = arguments;
  }

  /**
   * Sorts the arguments.
   *
   * @throws UsageException if an option is unknown or lacks its value
   */
  static Invocation parse(List<String> arguments) {
    return new ArgumentParser(arguments).parse();
  }

  private Invocation parse() {
    Program program = null;
    boolean declares = !arguments.isEmpty() && arguments.get(0).equals(RUN);
    if (declares) {
      next++;
    }
    while (program == null && next < arguments.size()) {
      program = parseArgument(arguments.get(next++));
    }
    python.addAll(arguments.subList(next, arguments.size()));
    return new Invocation(
        action,
        program == null ? new Program.StandardInput() : program,
        interactive,
        quiet,
        access,
        List.copyOf(with),
        declares,
        snapshot,
        List.copyOf(python));
  }

  /** Returns the program if the argument names one. */
  private @Nullable Program parseArgument(String argument) {
    if (argument.equals("-")) {
      python.add(argument);
      return new Program.StandardInput();
    }
    if (argument.equals("--")) {
      python.add(argument);
      if (next == arguments.size()) {
        return new Program.StandardInput();
      }
      return script(arguments.get(next++));
    }
    if (argument.startsWith("--")) {
      parseLongOption(argument);
      return null;
    }
    return argument.startsWith("-") ? parseShortOptions(argument) : script(argument);
  }

  private Program script(String path) {
    python.add(path);
    return path.equals("-") ? new Program.StandardInput() : new Program.Script(path);
  }

  private void parseLongOption(String option) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? null : option.substring(equals + 1);
    switch (name) {
      case "--allow-write" ->
          access = value == null ? access.withWrite() : access.withWritePaths(split(name, value));
      case "--allow-env" ->
          access =
              value == null
                  ? access.withEnvironment()
                  : access.withEnvironmentNames(split(name, value));
      case "--env" -> parseVariable(value == null ? nextValue(name) : value);
      case "--allow-net" ->
          access =
              access.withNetwork(
                  value == null ? ListFlag.EVERYTHING : ListFlag.of(split(name, value)));
      case "--allow-java" ->
          access =
              access.withJava(
                  value == null ? ListFlag.EVERYTHING : ListFlag.of(split(name, value)));
      case "--mount" ->
          access = access.withMount(MountFlag.parse(value == null ? nextValue(name) : value));
      case "--with" -> with.addAll(split(name, value == null ? nextValue(name) : value));
      case "--snapshot" -> snapshot = Optional.of(value == null ? nextValue(name) : value);
      case "--allow-all" -> {
        refuseValue(name, value);
        access = access.withAll();
      }
      case "--help" -> {
        refuseValue(name, value);
        action = Action.HELP;
      }
      case "--options" -> {
        refuseValue(name, value);
        action = Action.LIST_OPTIONS;
      }
      case "--check-hash-based-pycs" -> {
        refuseValue(name, value);
        python.add(name);
        python.add(nextValue(name));
      }
      default -> {
        if (value != null || !PYTHON_LONG_FLAGS.contains(name)) {
          throw unknown(name);
        }
        python.add(name);
      }
    }
  }

  private void parseVariable(String value) {
    int equals = value.indexOf('=');
    if (equals <= 0) {
      throw new UsageException(
          "--env wants NAME=VALUE, got '"
              + value
              + "'; --allow-env=NAME passes a variable of the host");
    }
    access = access.withVariable(value.substring(0, equals), value.substring(equals + 1));
  }

  private @Nullable Program parseShortOptions(String cluster) {
    StringBuilder flags = new StringBuilder("-");
    for (int i = 1; i < cluster.length(); i++) {
      char letter = cluster.charAt(i);
      if (letter == 'c' || letter == 'm' || PYTHON_OPTIONS_WITH_VALUE.indexOf(letter) >= 0) {
        String rest = cluster.substring(i + 1);
        String value = rest.isEmpty() ? nextValue("-" + letter) : rest;
        python.add(flags.append(letter).toString());
        python.add(value);
        return switch (letter) {
          case 'c' -> new Program.Command(value);
          case 'm' -> new Program.Module(value);
          default -> null;
        };
      }
      switch (letter) {
        case 'A' -> access = access.withAll();
        case 'h', '?' -> action = Action.HELP;
        default -> {
          if (PYTHON_FLAGS.indexOf(letter) < 0) {
            throw unknown("-" + letter);
          }
          interactive |= letter == 'i';
          quiet |= letter == 'q';
          flags.append(letter);
        }
      }
    }
    if (flags.length() > 1) {
      python.add(flags.toString());
    }
    return null;
  }

  private String nextValue(String option) {
    if (next == arguments.size()) {
      throw new UsageException(option + " needs a value; see jyodide --help");
    }
    return arguments.get(next++);
  }

  private static void refuseValue(String name, @Nullable String value) {
    if (value != null) {
      throw new UsageException(name + " takes no value, got '" + value + "'; see jyodide --help");
    }
  }

  private static List<String> split(String name, String value) {
    List<String> parts = List.of(value.split(",", -1));
    if (parts.contains("")) {
      throw new UsageException(
          name + "= wants names separated by commas, got '" + value + "'; see jyodide --help");
    }
    return parts;
  }

  private static UsageException unknown(String option) {
    return new UsageException("unknown option '" + option + "'; see jyodide --help");
  }
}
