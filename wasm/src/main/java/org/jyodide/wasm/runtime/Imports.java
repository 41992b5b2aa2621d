package org.jyodide.wasm.runtime;

import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.Import;

/** Where an instance gets its imports from. */
@FunctionalInterface
public interface Imports {
  /**
   * What to supply for an import: a {@link HostFunction}, {@link WasmFunction}, {@link Global},
   * {@link Table}, {@link Memory} or {@link Tag} of a matching type, or {@link OwnExport}; {@code
   * null} if there is none, which fails the instantiation with a {@code LinkException}.
   */
  @Nullable Object find(Import wanted);

  /** Imports that are looked up here first, then there. */
  default Imports or(Imports others) {
    return wanted -> {
      Object found = find(wanted);
      return found != null ? found : others.find(wanted);
    };
  }
}
