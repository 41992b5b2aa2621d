package org.jyodide.internal.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.CopyOptions;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;

/**
 * The arguments of the {@code python} command that say what to run, for a Python that has read
 * other ones when it started. {@link StartOptions} are the ones before them.
 */
final class CommandLine {
  private static final String CODE = "-c";
  private static final String MODULE = "-m";
  private static final String STANDARD_INPUT = "-";

  private final CApi api;
  private final CPython python;
  private final List<String> arguments;
  private final List<String> program;
  private final String workingDirectory;

  /**
   * A command.
   *
   * @param arguments all of them
   * @param program those after the options of Python
   */
  CommandLine(CApi api, List<String> arguments, List<String> program, String workingDirectory) {
    this.api = api;
    this.python = api.python();
    this.arguments = arguments;
    this.program = program;
    this.workingDirectory = workingDirectory;
  }

  /** Whether arguments say what to run and nothing else. */
  static boolean isPlain(List<String> arguments) {
    if (arguments.isEmpty()) {
      return true;
    }
    String first = arguments.get(0);
    if (first.equals(CODE) || first.equals(MODULE)) {
      return arguments.size() > 1;
    }
    return first.equals(STANDARD_INPUT) || !first.startsWith("-");
  }

  /**
   * Writes them where {@code Py_RunMain} and {@code sys} find them, as if Python had been started
   * with them and without {@code PYTHONINSPECT}.
   *
   * @param settings members of {@code PyConfig} that options and variables set
   */
  void install(Map<String, Object> settings) {
    setInspect(0);
    Map<String, Object> members = new LinkedHashMap<>(settings);
    members.put("argv", argv());
    List<String> original = new ArrayList<>(List.of(Bootstrap.PROGRAM));
    original.addAll(arguments);
    members.put("orig_argv", original);
    if (!program.isEmpty()) {
      String first = program.get(0);
      switch (first) {
        case CODE -> members.put("run_command", program.get(1) + "\n");
        case MODULE -> members.put("run_module", program.get(1));
        case STANDARD_INPUT -> {}
        default -> members.put("run_filename", absolute(first, workingDirectory));
      }
    }
    new Configuration(api).change(members);
    python.decRef(
        api.code()
            .callModuleFunction(
                Resumption.MODULE,
                "become_command",
                api.toPython().deepCopy(argv(), CopyOptions.defaults()),
                api.toPython().deepCopy(arguments, CopyOptions.defaults())));
  }

  /** The path of a script, as {@code _Py_abspath} makes it. */
  static String absolute(String path, String workingDirectory) {
    if (path.startsWith("/")) {
      return path;
    }
    return workingDirectory.endsWith("/") ? workingDirectory + path : workingDirectory + "/" + path;
  }

  /** Sets what {@code -i} and {@code PYTHONINSPECT} set, also in {@code sys.flags}. */
  private void setInspect(int value) {
    int name = python.copy("inspect");
    int number = api.numbers().toPython(value);
    try {
      python.checkStatus(python.function("PyConfig_Set").call(name, number));
    } finally {
      python.decRef(number);
      python.free(name);
    }
  }

  private List<String> argv() {
    if (program.isEmpty()) {
      return List.of("");
    }
    String first = program.get(0);
    if (!first.equals(CODE) && !first.equals(MODULE)) {
      return program;
    }
    List<String> argv = new ArrayList<>(List.of(first));
    argv.addAll(program.subList(2, program.size()));
    return argv;
  }
}
