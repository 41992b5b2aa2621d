package org.jyodide.internal.extension;

import org.jyodide.internal.capi.CPython;
import org.jyodide.wasm.runtime.Memory;

/** The positional arguments of a call, borrowed references, while it lasts. */
public final class Arguments {
  /** Where the items of a tuple begin: after reference count, type, size and cached hash. */
  private static final int TUPLE_ITEMS = 16;

  private final Memory memory;
  private final int address;
  private final int count;

  /** Arguments that stand in C memory. */
  public Arguments(Memory memory, int address, int count) {
    this.memory = memory;
    this.address = address;
    this.count = count;
  }

  /** The arguments in a {@code tuple}. */
  public static Arguments ofTuple(CPython python, int tuple) {
    return new Arguments(
        python.memory(), tuple + TUPLE_ITEMS, python.function("PyTuple_Size").call(tuple));
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The argument at an index below {@link #count}. */
  public int get(int index) {
    return memory.loadI32(address + 4 * index);
  }

  /** The arguments without the first. */
  public Arguments tail() {
    return new Arguments(memory, address + 4, count - 1);
  }

  /**
   * Checks the number of arguments.
   *
   * @throws PythonErrorException a {@code TypeError}
   */
  public void require(String function, int least, int most) {
    if (count < least || count > most) {
      String wanted = least == most ? Integer.toString(least) : least + " to " + most;
      throw PythonErrorException.type(
          function + "() takes " + wanted + " positional arguments but " + count + " were given");
    }
  }
}
