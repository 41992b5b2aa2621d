package org.jyodide.internal.boot;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.CopyOptions;
import org.jyodide.InterpreterOptions;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.Environment;
import org.jyodide.emscripten.libc.ZoneVariables;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.snapshot.PythonImage;

/**
 * Fits a Python that goes on from an image to the options of its interpreter, and has it draw
 * afresh whatever must be different in each.
 */
final class Resumption {
  /** The Python side of this. */
  static final String MODULE = "_jyodide_images";

  private final EmscriptenProcess process;
  private final CApi api;
  private final CPython python;
  private final PythonImage image;

  Resumption(EmscriptenProcess process, CApi api, PythonImage image) {
    this.process = process;
    this.api = api;
    this.python = api.python();
    this.image = image;
  }

  /**
   * Does it.
   *
   * @param environment the variables that it would have been started with
   */
  void run(InterpreterOptions options, Map<String, String> environment, boolean forCommand) {
    python.function("sqlite3_randomness").run(0, 0);
    Map<String, Object> settings = Map.of();
    List<String> program = options.arguments();
    if (!StartImage.isPlain(options, forCommand)) {
      Optional<StartOptions> asked =
          StartOptions.read(program, variables(options, forCommand), forCommand);
      settings = asked.map(StartOptions::settings).orElse(settings);
      program = asked.map(StartOptions::program).orElse(program);
    }
    String directory =
        forCommand
            ? OwnModules.directory(program, options.workingDirectory())
            : options.workingDirectory();
    String own = settings.containsKey("safe_path") ? "" : OwnModules.names(options, directory);
    boolean otherMounts = !options.mounts().isEmpty() || options.embeddedPackages().isPresent();
    if (forCommand) {
      new CommandLine(api, options.arguments(), program, options.workingDirectory())
          .install(settings);
    } else if (!settings.isEmpty()) {
      new Configuration(api).change(settings);
    }
    if (!settings.isEmpty()) {
      new Configuration(api).publish(settings);
    }
    Map<String, @Nullable String> changes = changes(environment);
    boolean otherZone =
        !ZoneId.of(image.timeZone()).getRules().equals(options.timeZone().getRules());
    if (otherZone) {
      setZone();
    }
    python.decRef(
        api.code()
            .callModuleFunction(
                Resumption.MODULE,
                "resumed",
                copyOrNone(changes),
                bool(otherZone),
                bool(otherMounts),
                copyOrNone(settings),
                api.strings().toPython(own)));
  }

  /** Those that the Python of the image has not been started with. */
  private Map<String, String> variables(InterpreterOptions options, boolean forCommand) {
    Map<String, String> variables = new LinkedHashMap<>(options.environment());
    // The images of Pythons that Java calls have it, whatever the options say.
    String inspect = forCommand ? variables.get("PYTHONINSPECT") : null;
    variables.entrySet().removeAll(image.environment().entrySet());
    if (inspect != null) {
      variables.put("PYTHONINSPECT", inspect);
    }
    return variables;
  }

  private int copyOrNone(Map<String, ?> map) {
    return map.isEmpty()
        ? python.incRef(api.types().none())
        : api.toPython().deepCopy(map, CopyOptions.defaults());
  }

  /** The variables that are different; null for one that is not there any more. */
  private Map<String, @Nullable String> changes(Map<String, String> environment) {
    Map<String, String> defaults = Environment.defaults(Bootstrap.PROGRAM);
    Map<String, @Nullable String> changes = new LinkedHashMap<>();
    image
        .environment()
        .forEach(
            (name, value) -> {
              if (!environment.containsKey(name)) {
                changes.put(name, defaults.get(name));
              }
            });
    environment.forEach(
        (name, value) -> {
          if (!value.equals(image.environment().get(name))) {
            changes.put(name, value);
          }
        });
    return changes;
  }

  private void setZone() {
    python.function("tzset").run();
    int names = python.address("tzname");
    ZoneVariables.write(
        process,
        python.address("timezone"),
        python.address("daylight"),
        python.memory().loadI32(names),
        python.memory().loadI32(names + Integer.BYTES));
  }

  private int bool(boolean value) {
    return python.incRef(api.types().bool(value));
  }
}
