package org.jyodide.emscripten.dylink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jyodide.wasm.runtime.WasmFunction;

/** The libraries of a process in the order of their definitions, and how symbols are found. */
final class SymbolScope {
  private final LinkTarget target;

  /** In the order in which they were loaded. */
  private final List<Library> loaded = new ArrayList<>();

  /** Those whose symbols everyone finds, in the order in which they became so. */
  private final List<Library> global = new ArrayList<>();

  SymbolScope(LinkTarget target) {
    this.target = target;
  }

  void add(Library library) {
    loaded.add(library);
    if (library.isGlobal()) {
      global.add(library);
    }
  }

  void remove(Library library) {
    loaded.remove(library);
    global.remove(library);
  }

  /** Shows the symbols of a library to all that are loaded or resolved later. */
  void promote(Library library) {
    if (!library.isGlobal()) {
      library.makeGlobal();
      global.add(library);
    }
  }

  /** What the main module and global libraries define. */
  Optional<Symbol> global(String name) {
    return first(global, name);
  }

  /** The first definition among libraries. */
  static Optional<Symbol> first(List<Library> libraries, String name) {
    for (Library library : libraries) {
      Optional<Symbol> symbol = library.find(name);
      if (symbol.isPresent()) {
        return symbol;
      }
    }
    return Optional.empty();
  }

  /**
   * What a cell of the global offset table holds: a pointer to the first definition, whether its
   * library is global or not, so that a function has one address in all of the process.
   */
  OptionalInt pointer(String name) {
    Optional<Symbol> symbol = first(loaded, name);
    if (symbol.isPresent()) {
      return OptionalInt.of(symbol.get().pointer(target.functions()));
    }
    return target
        .hostFunction(name)
        .map(
            host -> {
              WasmFunction reference = target.main().reference(host);
              return OptionalInt.of(target.functions().hostSlot(reference, name));
            })
        .orElseGet(OptionalInt::empty);
  }
}
