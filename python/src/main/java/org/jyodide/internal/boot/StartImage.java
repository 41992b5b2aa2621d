package org.jyodide.internal.boot;

import java.time.ZoneId;
import java.util.List;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NoPyObjects;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.thread.InterpreterThread;

/**
 * The image of a Python that has started and imported what programs commonly import. The build
 * makes it; interpreters go on from it unless their options ask for a start from the beginning.
 */
final class StartImage {
  /** What a start reads of Python's own. */
  private static final List<String> LIBRARY = List.of("/lib/python3.14", "/lib/python314.zip");

  /** They would tell it of another library, if there were one. */
  private static final List<String> LANDMARKS = List.of("/usr/bin/pyvenv.cfg", "/usr/pyvenv.cfg");

  private static final String PACKAGES = "/lib/python3.14/site-packages";

  private StartImage() {}

  /**
   * Whether a Python with these options would be what one is that goes on from the image and is
   * {@linkplain Resumption fitted} to them.
   */
  static boolean fits(InterpreterOptions options, boolean forCommand) {
    return (isPlain(options, forCommand)
            || StartOptions.read(options.arguments(), options.environment(), forCommand)
                .isPresent())
        && !isSearched(options);
  }

  /** Whether no option and no variable asks for anything at the start. */
  static boolean isPlain(InterpreterOptions options, boolean forCommand) {
    List<String> arguments = options.arguments();
    if (forCommand ? !CommandLine.isPlain(arguments) : !arguments.isEmpty()) {
      return false;
    }
    for (String variable : options.environment().keySet()) {
      if (isRead(variable)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a variable may change what Python does at its start. */
  static boolean isRead(String variable) {
    return variable.startsWith("PYTHON");
  }

  /**
   * Whether the start would find something else than that of the image has found. It does not look
   * into the home: {@code site} knows no packages of users on Emscripten.
   */
  private static boolean isSearched(InterpreterOptions options) {
    for (Mount mount : options.mounts()) {
      if (!HostPaths.contains(PACKAGES, mount.guest()) && hidesLibrary(mount.guest())) {
        return true;
      }
    }
    HostPaths host = new HostPaths(options.mounts());
    for (String landmark : LANDMARKS) {
      if (host.exists(landmark)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hidesLibrary(String guest) {
    for (String path : LIBRARY) {
      if (HostPaths.contains(guest, path) || HostPaths.contains(path, guest)) {
        return true;
      }
    }
    return false;
  }

  /** Starts a Python from the beginning, and makes the image of it. */
  static PythonImage make(Distribution distribution) {
    InterpreterOptions options = InterpreterOptions.defaults().withTimeZone(ZoneId.of("UTC"));
    InterpreterThread thread =
        new InterpreterThread(
            "start-image",
            options.stackBytes(),
            () -> new IllegalStateException("the start image is made"));
    PythonImage image =
        thread.call(
            () -> {
              PythonProcess process =
                  PythonProcess.boot(Origin.of(distribution, options), thread, new NoPyObjects());
              CApi api = process.api();
              api.python().decRef(api.code().callModuleFunction(Resumption.MODULE, "warm_up"));
              PythonImage made = process.image();
              process.close();
              return made;
            });
    thread.stop();
    thread.join();
    return image;
  }
}
