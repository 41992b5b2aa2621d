package org.jyodide.wasm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;

/**
 * Keeps the classes of modules that were compiled at run time in a directory, one file a module. A
 * file is found by the hash of the module and of how it was compiled, and used only if the hash of
 * its content is right: a damaged or unfinished one counts as missing. Several processes and
 * threads may use one directory. Whoever can write to the directory can make its users run any
 * code, so one that others may write to, or that belongs to another user, is not used.
 *
 * <p>Before the directory it looks for what {@link AheadOfTimeLibraries} compiled, on the class
 * path. A cache that cannot be read or written does not fail a compilation; it is only of no use.
 */
public final class CodeCache {
  /** The bytes that a cache holds at most, unless it is told otherwise: 1 GiB. */
  public static final long DEFAULT_LIMIT_BYTES = 1L << 30;

  /** Where resources of compiled modules are. Not a package, so that all modules may read them. */
  static final String RESOURCES = "META-INF/jyodide/code/";

  private final Optional<CacheDirectory> directory;
  private final ClassLoader resources;

  private CodeCache(Optional<CacheDirectory> directory, ClassLoader resources) {
    this.directory = directory;
    this.resources = resources;
  }

  /** A cache in a directory, which is made when something is first kept. */
  public static CodeCache in(Path directory) {
    return in(directory, DEFAULT_LIMIT_BYTES);
  }

  /** A cache in a directory whose files have no more bytes than that together. */
  public static CodeCache in(Path directory, long limitBytes) {
    return new CodeCache(
        Optional.of(new CacheDirectory(directory, limitBytes)), CodeCache.class.getClassLoader());
  }

  /** A cache that keeps nothing and has what was compiled at build time. */
  public static CodeCache ofResources() {
    return new CodeCache(Optional.empty(), CodeCache.class.getClassLoader());
  }

  /** The same cache, with resources that another class loader finds. */
  public CodeCache withResources(ClassLoader loader) {
    return new CodeCache(directory, loader);
  }

  /** The cache that {@link DevOptions} names, if one is named. */
  public static Optional<CodeCache> ofDevOptions() {
    return DevOptions.current().codeCache().map(CodeCache::in);
  }

  /**
   * The cache of the user who runs the JVM: the directory that {@link DevOptions} names, else
   * {@code jyodide/code} among the caches of the user, if it can be told where these are.
   */
  public static Optional<CodeCache> ofUser() {
    return ofDevOptions().or(() -> UserCaches.directory().map(CodeCache::in));
  }

  /**
   * The classes of a module by their internal names, from the cache or validated, compiled and then
   * kept.
   *
   * @throws MalformedException if a function body is malformed
   * @throws InvalidException if the module is not valid
   */
  public NavigableMap<String, byte[]> translate(WasmModule module, CompileOptions options) {
    Optional<NavigableMap<String, byte[]>> shipped = resource(CodeFile.key(module, options, ""));
    if (shipped.isPresent()) {
      return shipped.get();
    }
    String key = CodeFile.key(module, options, EngineStamp.CURRENT);
    String name = key + CodeFile.SUFFIX;
    Optional<NavigableMap<String, byte[]>> kept =
        directory.flatMap(d -> d.read(name)).flatMap(content -> CodeFile.decode(key, content));
    if (kept.isPresent()) {
      return kept.get();
    }
    ModuleValidator.validate(module);
    NavigableMap<String, byte[]> classes = ModuleTranslator.translate(module, options);
    try {
      if (directory.isPresent()) {
        directory.get().write(name, CodeFile.encode(key, classes));
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return classes;
  }

  private Optional<NavigableMap<String, byte[]>> resource(String key) {
    try (InputStream in = resources.getResourceAsStream(RESOURCES + key + CodeFile.SUFFIX)) {
      return in == null ? Optional.empty() : CodeFile.decode(key, in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
