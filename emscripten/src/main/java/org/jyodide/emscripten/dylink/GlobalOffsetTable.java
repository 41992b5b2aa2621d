package org.jyodide.emscripten.dylink;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Imports;

/**
 * The cells of the process in which modules find the address of a symbol that another module
 * defines: one mutable i32 global for each name, imported from {@code GOT.func} (function pointers)
 * and {@code GOT.mem} (data). A cell is handed out before its symbol is known and filled by {@link
 * #resolve}.
 */
public final class GlobalOffsetTable implements Imports {
  private static final String FUNCTIONS = "GOT.func";
  private static final String DATA = "GOT.mem";

  private final Map<String, Cell> cells = new HashMap<>();

  private static final class Cell {
    final Global global = Global.ofI32(-1, true);
    final boolean function;
    boolean resolved;

    Cell(boolean function) {
      this.function = function;
    }
  }

  @Override
  public @Nullable Object find(Import wanted) {
    boolean function = wanted.module().equals(FUNCTIONS);
    if (!function && !wanted.module().equals(DATA)) {
      return null;
    }
    if (!wanted.type().equals(new ExternType.Global(ValueType.I32, true))) {
      throw new LinkException(
          "incompatible import type: a cell of "
              + wanted.module()
              + " is a mutable i32 global, the module wants "
              + wanted.name()
              + " as "
              + wanted.type());
    }
    return cells.computeIfAbsent(wanted.name(), n -> new Cell(function)).global;
  }

  /**
   * Fills the cells that are still open. The first definition of a symbol stays.
   *
   * @param functions the function pointer of a name, if it is defined
   * @param data the address of a name, if it is defined
   * @throws LinkException if a symbol is not defined; names all that are not
   */
  public void resolve(Function<String, OptionalInt> functions, Function<String, OptionalInt> data) {
    TreeSet<String> undefined = new TreeSet<>();
    cells.forEach(
        (name, cell) -> {
          if (!cell.resolved) {
            OptionalInt value = cell.function ? functions.apply(name) : data.apply(name);
            value.ifPresentOrElse(
                v -> {
                  cell.global.setI32(v);
                  cell.resolved = true;
                },
                () -> undefined.add(name));
          }
        });
    if (!undefined.isEmpty()) {
      throw new LinkException("undefined symbols: " + String.join(", ", undefined));
    }
  }
}
