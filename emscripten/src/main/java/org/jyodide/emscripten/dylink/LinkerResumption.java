package org.jyodide.emscripten.dylink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.MemoryImage;

/** Links the libraries of an image again, each as it was linked before. */
final class LinkerResumption {
  private final LinkTarget target;
  private final SymbolScope scope;
  private final GlobalOffsetTable offsets;
  private final Map<String, Library> libraries;
  private final Map<String, LibraryImage> images = new HashMap<>();

  /** Libraries that are linked are added to {@code scope} and {@code libraries}. */
  LinkerResumption(
      LinkTarget target,
      SymbolScope scope,
      GlobalOffsetTable offsets,
      Map<String, Library> libraries,
      LinkerImage image) {
    this.target = target;
    this.scope = scope;
    this.offsets = offsets;
    this.libraries = libraries;
    for (LibraryImage library : image.libraries()) {
      images.put(library.path(), library);
    }
  }

  /** Compiles all, at the same time, unless another process of the image has done so. */
  void compile() {
    if (!images.isEmpty()) {
      images.values().parallelStream().forEach(this::compiled);
    }
  }

  private CompiledModule compiled(LibraryImage library) {
    return library.compiled(target.main(), target.codeCache());
  }

  /** Links the libraries of one step. */
  void load(LinkerImage.Loaded step) {
    List<Library> together = new ArrayList<>();
    step.reused().forEach(path -> together.addAll(library(path).closure()));
    for (String path : step.paths()) {
      Library library = link(image(path), together, step.isGlobal());
      libraries.put(path, library);
      scope.add(library);
      together.add(library);
    }
    for (String path : step.paths()) {
      image(path).needed().stream()
          .filter(libraries::containsKey)
          .forEach(needed -> library(path).needed().add(library(needed)));
    }
  }

  private Library link(LibraryImage image, List<Library> together, boolean isGlobal) {
    DynamicLinker.Placement place = image.place();
    LibraryImports imports =
        new LibraryImports(
            image.parsed(),
            target,
            scope,
            offsets,
            together,
            place.memoryBase(),
            place.tableBase());
    CompiledModule code = compiled(image);
    Instance instance =
        code.resume(imports, Memory.MAXIMUM_PAGES, image.instance(), MemoryImage.EMPTY);
    return Library.side(instance, new Library.Origin(image.parsed(), code, place), isGlobal);
  }

  private LibraryImage image(String path) {
    return Objects.requireNonNull(images.get(path), path);
  }

  private Library library(String path) {
    return Objects.requireNonNull(libraries.get(path), path);
  }
}
