package org.jyodide.wasm;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the system keeps what programs can make again. */
final class UserCaches {
  private UserCaches() {}

  /** The directory for compiled code of the user who runs the JVM; it need not exist. */
  static Optional<Path> directory() {
    return directory(
        System::getenv, System.getProperty("user.home"), System.getProperty("os.name"));
  }

  /**
   * The directory for compiled code.
   *
   * @param environment the value of a variable, or null
   */
  static Optional<Path> directory(
      Function<String, @Nullable String> environment, @Nullable String home, @Nullable String os) {
    try {
      String system = os == null ? "" : os.toLowerCase(Locale.ROOT);
      String local = environment.apply("LOCALAPPDATA");
      String xdg = environment.apply("XDG_CACHE_HOME");
      Path base;
      if (xdg != null && Path.of(xdg).isAbsolute()) {
        base = Path.of(xdg);
      } else if (system.startsWith("windows") && local != null && !local.isEmpty()) {
        base = Path.of(local);
      } else if (home == null || home.isEmpty() || !Path.of(home).isAbsolute()) {
        return Optional.empty();
      } else {
        base = Path.of(home, system.startsWith("mac") ? "Library/Caches" : ".cache");
      }
      return Optional.of(base.resolve("jyodide").resolve("code"));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
