package org.jyodide.emscripten.dylink;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ModuleCompiler;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;

/**
 * A library as an image of its process knows it. Safe for use by any thread; its code is compiled
 * once, whatever the number of processes that start from the image.
 */
public final class LibraryImage {
  private final String path;
  private final byte[] file;
  private final InstanceImage instance;
  private final DynamicLinker.Placement place;
  private final List<String> needed;
  private @Nullable LibraryFile parsed;
  private @Nullable CompiledModule compiled;

  /**
   * A library.
   *
   * @param path where it was found
   * @param file its content, not to be changed any more
   * @param place where it is in memory and table
   * @param needed the paths of the libraries that it names
   */
  public LibraryImage(
      String path,
      byte[] file,
      InstanceImage instance,
      DynamicLinker.Placement place,
      List<String> needed) {
    this.path = path;
    this.file = file;
    this.instance = instance;
    this.place = place;
    this.needed = List.copyOf(needed);
  }

  /** The image of a library that is loaded, whose code need not be compiled again. */
  static LibraryImage of(Library library, Library.Origin origin) {
    LibraryImage image =
        new LibraryImage(
            library.path(),
            origin.file().module().bytes(),
            InstanceImage.of(library.instance()),
            origin.place(),
            library.needed().stream().map(Library::path).toList());
    image.keep(origin);
    return image;
  }

  private synchronized void keep(Library.Origin origin) {
    parsed = origin.file();
    compiled = origin.compiled();
  }

  /** Where it was found. */
  public String path() {
    return path;
  }

  /** The content of its file; not to be changed. */
  public byte[] file() {
    return file;
  }

  /** What its code has changed. */
  public InstanceImage instance() {
    return instance;
  }

  /** Where it is in memory and table. */
  public DynamicLinker.Placement place() {
    return place;
  }

  /** The paths of the libraries that it names. */
  public List<String> needed() {
    return needed;
  }

  /** Its file, parsed. */
  synchronized LibraryFile parsed() {
    LibraryFile known = parsed;
    if (known == null) {
      known = LibraryFile.parse(path, file);
      parsed = known;
    }
    return known;
  }

  /** Its code, which fits every instance of the main module. */
  synchronized CompiledModule compiled(Instance main, Optional<CodeCache> cache) {
    CompiledModule known = compiled;
    if (known == null) {
      known = ModuleCompiler.compileLinked(parsed().module(), main, cache);
      compiled = known;
    }
    return known;
  }
}
