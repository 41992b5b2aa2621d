package org.jyodide.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.Interruptible;

/**
 * What a release of Python consists of: the compiled main module, the standard library as a zip
 * archive, and the lock file of its packages. Immutable, safe for use by any thread.
 */
public final class Distribution {
  private static final String DIRECTORY = "/META-INF/jyodide/";

  private static @Nullable Distribution found;

  private final CompiledModule mainModule;
  private final byte[] standardLibrary;
  private final Optional<byte[]> micropip;
  private final byte[] lockFile;
  private final String pythonVersion;

  private Distribution(CompiledModule mainModule) {
    this.mainModule = mainModule;
    standardLibrary = resource(mainModule, "python_stdlib.zip");
    micropip = optionalResource(mainModule, "micropip.whl");
    lockFile = resource(mainModule, "pyodide-lock.json");
    pythonVersion = AbiCheck.checkLockFile(lockFile());
  }

  /**
   * The one distribution on the class path or module path. It is looked for once: its classes are
   * there once in the JVM, too.
   *
   * @throws IllegalStateException if there is none, more than one, or one of another version
   */
  public static synchronized Distribution find() {
    Distribution distribution = found;
    if (distribution == null) {
      distribution = search();
      found = distribution;
    }
    return distribution;
  }

  private static Distribution search() {
    List<ServiceLoader.Provider<CompiledModule>> found =
        ServiceLoader.load(CompiledModule.class, Distribution.class.getClassLoader()).stream()
            .filter(provider -> !provider.type().isAnnotationPresent(Interruptible.class))
            .collect(Collectors.toList());
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "no Python was found: add the artifact org.jyodide:jyodide-cpython-314 to the class path"
              + " or module path");
    }
    if (found.size() > 1) {
      throw new IllegalStateException(
          "more than one Python was found, leave one on the class path or module path: "
              + found.stream().map(p -> p.type().getName()).collect(Collectors.joining(", ")));
    }
    return new Distribution(found.get(0).get());
  }

  private static byte[] resource(CompiledModule module, String name) {
    return optionalResource(module, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the artifact of "
                        + module.getClass().getName()
                        + " has no "
                        + DIRECTORY.substring(1)
                        + name
                        + "; a tool that merged jars may have dropped it"));
  }

  private static Optional<byte[]> optionalResource(CompiledModule module, String name) {
    try (InputStream in = module.getClass().getResourceAsStream(DIRECTORY + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /** The code. */
  public CompiledModule mainModule() {
    return mainModule;
  }

  /** The zip archive of the standard library. Shared by all interpreters: not to be changed. */
  byte[] standardLibrary() {
    return standardLibrary;
  }

  /** The wheel of micropip; empty if the build could not fetch it. Not to be changed. */
  Optional<byte[]> micropip() {
    return micropip;
  }

  /** The lock file, JSON. */
  public String lockFile() {
    return new String(lockFile, StandardCharsets.UTF_8);
  }

  /** The bytes of the lock file. Not to be changed. */
  byte[] lockFileBytes() {
    return lockFile;
  }

  /** The version of Python, such as {@code 3.14.2}. */
  public String pythonVersion() {
    return pythonVersion;
  }
}
