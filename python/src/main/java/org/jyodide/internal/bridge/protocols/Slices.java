package org.jyodide.internal.bridge.protocols;

import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.PythonErrorException;

/** Indices and slices as Python writes them. */
final class Slices {
  private final CApi api;
  private final CPython python;

  Slices(CApi api) {
    this.api = api;
    python = api.python();
  }

  /** Positions from {@code start}, {@code count} of them, {@code step} apart. */
  record Slice(int start, int stop, int step, int count) {
    int position(int nth) {
      return start + nth * step;
    }
  }

  boolean isSlice(int key) {
    return api.types().typeOf(key) == python.address("PySlice_Type");
  }

  /** The positions of a slice of a sequence. */
  Slice slice(int key, int length) {
    int mark = python.stackSave();
    try {
      int block = python.stackAlloc(12);
      python.checkStatus(python.function("PySlice_Unpack").call(key, block, block + 4, block + 8));
      int step = python.memory().loadI32(block + 8);
      int count = python.function("PySlice_AdjustIndices").call(length, block, block + 4, step);
      return new Slice(
          python.memory().loadI32(block), python.memory().loadI32(block + 4), step, count);
    } finally {
      python.stackRestore(mark);
    }
  }

  /**
   * The position that an index means.
   *
   * @throws PythonErrorException an {@code IndexError} outside the bounds, a {@code TypeError} if
   *     it is no index
   */
  int index(int key, int length, String what) {
    int index = any(key, what + " indices must be integers or slices");
    int position = index < 0 ? index + length : index;
    if (position < 0 || position >= length) {
      throw PythonErrorException.index(what + " index out of range");
    }
    return position;
  }

  /** The value of an index. */
  int any(int key, String message) {
    if (python.function("PyIndex_Check").call(key) == 0) {
      throw PythonErrorException.type(message + ", not " + api.types().name(key));
    }
    int indexError = python.memory().loadI32(python.address("PyExc_IndexError"));
    int index = python.function("PyNumber_AsSsize_t").call(key, indexError);
    if (index == -1 && python.hasError()) {
      throw python.raised();
    }
    return index;
  }
}
