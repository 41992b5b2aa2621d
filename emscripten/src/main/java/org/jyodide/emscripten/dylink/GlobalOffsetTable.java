package org.jyodide.emscripten.dylink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
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

  /** The names of the cells that are not filled. */
  private final Set<String> open = new HashSet<>();

  private final Deque<Changes> changes = new ArrayDeque<>();

  private static final class Cell {
    final Global global = Global.ofI32(-1, true);
    boolean required;
  }

  /**
   * What a cell holds.
   *
   * @param isOpen whether nothing has defined its symbol yet
   */
  public record CellImage(int value, boolean isRequired, boolean isOpen) {}

  /** What was done since a point in time. */
  private static final class Changes {
    final List<String> added = new ArrayList<>();
    final List<String> filled = new ArrayList<>();
    final List<String> madeRequired = new ArrayList<>();
  }

  /** The cell that an import wants, which must be filled in the end. */
  @Override
  public @Nullable Object find(Import wanted) {
    return isCell(wanted) ? cell(wanted, true) : null;
  }

  /** Whether an import is one of a cell. */
  static boolean isCell(Import wanted) {
    return wanted.module().equals(FUNCTIONS) || wanted.module().equals(DATA);
  }

  /**
   * The cell of a name.
   *
   * @param required whether it must be filled in the end; otherwise it holds 0 if it is not
   */
  Global cell(Import wanted, boolean required) {
    if (!wanted.type().equals(new ExternType.Global(ValueType.I32, true))) {
      throw new LinkException(
          "incompatible import type: a cell of "
              + wanted.module()
              + " is a mutable i32 global, the module wants "
              + wanted.name()
              + " as "
              + wanted.type());
    }
    Changes last = changes.peek();
    Cell cell = cells.get(wanted.name());
    if (cell == null) {
      cell = new Cell();
      cells.put(wanted.name(), cell);
      open.add(wanted.name());
      if (last != null) {
        last.added.add(wanted.name());
      }
    }
    if (required && !cell.required) {
      cell.required = true;
      if (last != null) {
        last.madeRequired.add(wanted.name());
      }
    }
    return cell.global;
  }

  /**
   * Fills the cells that are still open. The first definition of a symbol stays. A cell that nobody
   * requires is 0 until there is a definition.
   *
   * @param pointer the address or function pointer of a name, if it is defined
   * @return the names that are required and not defined, sorted
   */
  public Set<String> resolve(Function<String, OptionalInt> pointer) {
    Changes last = changes.peek();
    Set<String> undefined = new TreeSet<>();
    for (String name : List.copyOf(open)) {
      Cell cell = cells.get(name);
      if (cell != null) {
        OptionalInt value = pointer.apply(name);
        cell.global.setI32(value.orElse(0));
        if (value.isPresent()) {
          open.remove(name);
          if (last != null) {
            last.filled.add(name);
          }
        } else if (cell.required) {
          undefined.add(name);
        }
      }
    }
    return undefined;
  }

  /** All cells, by name. */
  Map<String, CellImage> image() {
    Map<String, CellImage> image = new TreeMap<>();
    cells.forEach(
        (name, cell) ->
            image.put(
                name, new CellImage(cell.global.getI32(), cell.required, open.contains(name))));
    return image;
  }

  /** Fills the cells, which were handed out to the same modules as before, from an image. */
  void resume(Map<String, CellImage> image) {
    for (Map.Entry<String, CellImage> entry : image.entrySet()) {
      String name = entry.getKey();
      CellImage saved = entry.getValue();
      Cell cell = cells.get(name);
      if (cell == null) {
        cell = new Cell();
        cells.put(name, cell);
      }
      cell.global.setI32(saved.value());
      cell.required = saved.isRequired();
      if (saved.isOpen()) {
        open.add(name);
      } else {
        open.remove(name);
      }
    }
  }

  /** Starts to remember changes, until {@link #keep} or {@link #undo}; may be nested. */
  void begin() {
    changes.push(new Changes());
  }

  /** Lets the changes since the last {@link #begin} stand. */
  void keep() {
    changes.pop();
  }

  /** Takes the changes since the last {@link #begin} back. */
  void undo() {
    Changes last = changes.pop();
    for (String name : last.filled) {
      Cell cell = cells.get(name);
      if (cell != null) {
        cell.global.setI32(0);
        open.add(name);
      }
    }
    for (String name : last.madeRequired) {
      Cell cell = cells.get(name);
      if (cell != null) {
        cell.required = false;
      }
    }
    for (String name : last.added) {
      cells.remove(name);
      open.remove(name);
    }
  }
}
