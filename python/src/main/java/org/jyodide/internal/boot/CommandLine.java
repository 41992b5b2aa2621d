package org.jyodide.internal.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jyodide.CopyOptions;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;

/**
 * The arguments of the {@code python} command, for a Python that has read other ones when it
 * started. Only what says what to run can be changed then; options of the interpreter cannot.
 */
final class CommandLine {
  private static final String CODE = "-c";
  private static final String MODULE = "-m";
  private static final String STANDARD_INPUT = "-";

  private final CApi api;
  private final CPython python;
  private final List<String> arguments;
  private final String workingDirectory;

  CommandLine(CApi api, List<String> arguments, String workingDirectory) {
    this.api = api;
    this.python = api.python();
    this.arguments = arguments;
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
   */
  void install() {
    setInspect(0);
    int configuration = python.function("_Py_GetConfig").call();
    int values = python.check(python.function("_PyConfig_AsDict").call(configuration));
    try {
      set(values, "argv", argv());
      List<String> original = new ArrayList<>(List.of(Bootstrap.PROGRAM));
      original.addAll(arguments);
      set(values, "orig_argv", original);
      Optional<String> first = arguments.stream().findFirst();
      if (first.isPresent()) {
        switch (first.get()) {
          case CODE -> set(values, "run_command", arguments.get(1) + "\n");
          case MODULE -> set(values, "run_module", arguments.get(1));
          case STANDARD_INPUT -> {}
          default -> set(values, "run_filename", absolute(first.get()));
        }
      }
      python.checkStatus(python.function("_PyConfig_FromDict").call(configuration, values));
    } finally {
      python.decRef(values);
    }
    python.decRef(
        api.code()
            .callModuleFunction(
                Resumption.MODULE,
                "become_command",
                api.toPython().deepCopy(argv(), CopyOptions.defaults()),
                api.toPython().deepCopy(arguments, CopyOptions.defaults())));
  }

  private String absolute(String path) {
    return path.startsWith("/") ? path : workingDirectory.replaceAll("/$", "") + "/" + path;
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
    if (arguments.isEmpty()) {
      return List.of("");
    }
    String first = arguments.get(0);
    if (!first.equals(CODE) && !first.equals(MODULE)) {
      return arguments;
    }
    List<String> argv = new ArrayList<>(List.of(first));
    argv.addAll(arguments.subList(2, arguments.size()));
    return argv;
  }

  private void set(int values, String name, Object value) {
    int object = api.toPython().deepCopy(value, CopyOptions.defaults());
    try {
      int key = api.strings().toPython(name);
      try {
        api.objects().setItem(values, key, object);
      } finally {
        python.decRef(key);
      }
    } finally {
      python.decRef(object);
    }
  }
}
