package org.jyodide.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.Interruptible;

/**
 * What a release of Python consists of: the compiled main module, the standard library as a zip
 * archive, and the lock file of its packages. Immutable, safe for use by any thread.
 */
public final class Distribution {
  private static final String DIRECTORY = "/META-INF/jyodide/";

  private static final String MAIN_MODULE = "org.jyodide.cpython314.code.MainModule";

  private static @Nullable Distribution found;

  private final CompiledModule mainModule;
  private final Background<byte[]> standardLibrary;
  private final Background<Optional<byte[]>> micropip;
  private final byte[] lockFile;
  private final String pythonVersion;
  private final Images images;
  private @Nullable String buildId;

  private Distribution(CompiledModule mainModule, Background<Optional<Images.Found>> startImage) {
    this.mainModule = mainModule;
    images = new Images(this, startImage);
    standardLibrary = Background.start("stdlib", () -> resource(mainModule, "python_stdlib.zip"));
    micropip = Background.start("micropip", () -> optionalResource(mainModule, "micropip.whl"));
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
    Background<Optional<Images.Found>> startImage = Images.readStartImage();
    Background.prepare();
    CompiledModule module = Distribution.class.getModule().isNamed() ? null : onClassPath();
    return new Distribution(module == null ? provided() : module, startImage);
  }

  /** The one on the class path: to ask for providers would open all of its archives. */
  private static @Nullable CompiledModule onClassPath() {
    try {
      return Class.forName(MAIN_MODULE, true, Distribution.class.getClassLoader())
          .asSubclass(CompiledModule.class)
          .getConstructor()
          .newInstance();
    } catch (ClassNotFoundException e) {
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the artifact jyodide-cpython-314 is damaged: " + MAIN_MODULE + " cannot be made", e);
    }
  }

  private static CompiledModule provided() {
    List<ServiceLoader.Provider<CompiledModule>> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<CompiledModule>> providers =
        ServiceLoader.load(CompiledModule.class, Distribution.class.getClassLoader()).stream()
            .iterator();
    while (providers.hasNext()) {
      ServiceLoader.Provider<CompiledModule> provider = providers.next();
      if (!Interruptible.class.isAssignableFrom(provider.type())) {
        found.add(provider);
      }
    }
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
    return found.get(0).get();
  }

  private static byte[] resource(CompiledModule module, String name) {
    Optional<byte[]> found = optionalResource(module, name);
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "the artifact of "
              + module.getClass().getName()
              + " has no "
              + DIRECTORY.substring(1)
              + name
              + "; a tool that merged jars may have dropped it");
    }
    return found.get();
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
    return standardLibrary.get();
  }

  /** The wheel of micropip; empty if the build could not fetch it. Not to be changed. */
  Optional<byte[]> micropip() {
    return micropip.get();
  }

  /** The lock file, JSON. */
  public String lockFile() {
    return new String(lockFile, StandardCharsets.UTF_8);
  }

  /** The bytes of the lock file. Not to be changed. */
  byte[] lockFileBytes() {
    return lockFile;
  }

  /** The contents of files that each interpreter has, by a name; not to be changed. */
  public Map<String, byte[]> sharedFiles() {
    Map<String, byte[]> files = new HashMap<>();
    files.put("python_stdlib.zip", standardLibrary());
    micropip().ifPresent(wheel -> files.put("micropip.whl", wheel));
    return files;
  }

  /** Tells this Python and this library from all others; images of another do not fit. */
  public synchronized String buildId() {
    String known = buildId;
    if (known == null) {
      CRC32 code = new CRC32();
      code.update(mainModule.module().bytes());
      CRC32 library = new CRC32();
      library.update(lockFile);
      CRC32 helpers = new CRC32();
      for (String name :
          List.of(
              "bootstrap.py", "images.py", "jyodide.py", "packages.py", "shims.py", "tasks.py")) {
        helpers.update(Bootstrap.resource(name).getBytes(StandardCharsets.UTF_8));
      }
      known =
          String.join(
              "-",
              pythonVersion,
              Long.toHexString(code.getValue()),
              Long.toHexString(library.getValue()),
              Long.toHexString(helpers.getValue()));
      buildId = known;
    }
    return known;
  }

  /** Its images. */
  public Images images() {
    return images;
  }

  /** The version of Python, such as {@code 3.14.2}. */
  public String pythonVersion() {
    return pythonVersion;
  }
}
