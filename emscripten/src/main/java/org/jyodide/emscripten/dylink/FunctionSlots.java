package org.jyodide.emscripten.dylink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Table;
import org.jyodide.wasm.runtime.WasmFunction;

/**
 * The table of functions as C sees it: a function pointer is an index, and one function has one
 * pointer. Functions get their index when it is first asked for.
 */
public final class FunctionSlots {
  private final Table table;
  private final Map<Key, Integer> slots = new HashMap<>();

  /** Whether {@link #slots} knows what is in the table; that takes time, and few ask for it. */
  private boolean isScanned;

  private final Deque<Integer> reserved = new ArrayDeque<>();

  /** The names of host functions that have a slot because a module asked for their address. */
  private final Map<Integer, String> hostNames = new HashMap<>();

  /**
   * What makes two references the same function. An engine may have several for one function of a
   * module.
   */
  private static final class Key {
    private final Object owner;
    private final int index;

    Key(WasmFunction function) {
      Instance instance = function.instance();
      owner = instance == null ? function : instance;
      index = function.index();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.owner == owner && key.index == index;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(owner) * 31 + index;
    }
  }

  /**
   * Takes over what the table holds now; the lowest index counts where a function is there twice.
   */
  public FunctionSlots(Table table) {
    this.table = table;
  }

  private void scan() {
    if (!isScanned) {
      isScanned = true;
      adopt(0, table.size());
    }
  }

  /** Takes over what was put into a range of the table; a function keeps a pointer that it has. */
  void adopt(int from, int count) {
    scan();
    for (int i = from; i < from + count; i++) {
      if (table.get(i) instanceof WasmFunction function) {
        slots.putIfAbsent(new Key(function), i);
      }
    }
  }

  /**
   * Adds elements to the table and returns the first.
   *
   * @param alignment what the index is a multiple of
   * @throws LinkException if the table has no room for them
   */
  int reserveRange(int count, int alignment) {
    int first = (int) Math.min(Integer.MAX_VALUE, roundUp(table.size(), alignment));
    if (table.grow((int) Math.min(Integer.MAX_VALUE, (long) first - table.size() + count), null)
        < 0) {
      throw new LinkException(
          "the function table has " + table.size() + " elements and no room for " + count);
    }
    return first;
  }

  private static long roundUp(long value, int alignment) {
    return (value + alignment - 1) / alignment * alignment;
  }

  /** Empties a range, whose indices may be given out again. */
  void releaseRange(int from, int count) {
    for (int i = from; i < from + count; i++) {
      release(i);
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
    scan();
    return slots.computeIfAbsent(
        new Key(function),
        key -> {
          int slot = reserve();
          table.set(slot, function);
          return slot;
        });
  }

  /** As {@link #slot(WasmFunction)}, for a host function that modules know by that name. */
  int hostSlot(WasmFunction function, String name) {
    int slot = slot(function);
    hostNames.put(slot, name);
    return slot;
  }

  /** Puts a host function where an image has it. */
  void put(int slot, WasmFunction function, String name) {
    table.set(slot, function);
    hostNames.put(slot, name);
  }

  /** The host functions that were given a slot by name. */
  Map<Integer, String> hostNames() {
    return Map.copyOf(hostNames);
  }

  /** The indices that were given back, the next to be given out first. */
  public List<Integer> reserved() {
    return List.copyOf(reserved);
  }

  /**
   * Takes over what was put into the table, after it was empty.
   *
   * @param given what {@link #reserved} said
   */
  void resume(List<Integer> given) {
    slots.clear();
    isScanned = false;
    reserved.clear();
    reserved.addAll(given);
  }

  /** An index that no function has, for the caller to fill. */
  public int reserve() {
    scan();
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
    scan();
    if (table.get(slot) instanceof WasmFunction function) {
      slots.remove(new Key(function), slot);
    }
    table.set(slot, null);
    reserved.push(slot);
  }
}
