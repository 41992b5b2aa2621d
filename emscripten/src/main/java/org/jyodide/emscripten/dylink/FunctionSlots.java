package org.jyodide.emscripten.dylink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.Table;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * The table of functions as C sees it: a function pointer is an index, and one function has one
 * pointer. Functions get their index when it is first asked for.
 */
public final class FunctionSlots {
  private final Table table;
  private final IdentityHashMap<WasmFunction, Integer> slots = new IdentityHashMap<>();
  private final Deque<Integer> reserved = new ArrayDeque<>();

  /**
   * Takes over what the table holds now; the lowest index counts where a function is there twice.
   */
  public FunctionSlots(Table table) {
    this.table = table;
    for (int i = 0; i < table.size(); i++) {
      if (table.get(i) instanceof WasmFunction function) {
        slots.putIfAbsent(function, i);
      }
    }
  }

  /** The table. */
  public Table table() {
    return table;
  }

  /**
   * The pointer to a function, which is added to the table if it is not there.
   *
   * @throws LinkException if the table is full
   */
  public int slot(WasmFunction function) {
    return slots.computeIfAbsent(
        function,
        f -> {
          int slot = reserve();
          table.set(slot, f);
          return slot;
        });
  }

  /** An index that no function has, for the caller to fill. */
  public int reserve() {
    if (!reserved.isEmpty()) {
      return reserved.pop();
    }
    int slot = table.grow(1, null);
    if (slot < 0) {
      throw new LinkException("the function table is full with " + table.size() + " elements");
    }
    return slot;
  }

  /** Empties an index, to be given out by {@link #reserve} again. */
  public void release(int slot) {
    if (table.get(slot) instanceof WasmFunction function) {
      slots.remove(function, slot);
    }
    table.set(slot, null);
    reserved.push(slot);
  }
}
