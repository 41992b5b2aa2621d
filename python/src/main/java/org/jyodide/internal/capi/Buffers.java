package org.jyodide.internal.capi;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The buffer protocol of C. */
public final class Buffers {
  private static final int WRITABLE = 1;

  /** {@code PyBUF_RECORDS_RO}: format, shape and strides; no pointers inside the memory. */
  private static final int RECORDS = 0x1C;

  // Py_buffer on a 32-bit target.
  private static final int BUF = 0;
  private static final int LEN = 8;
  private static final int ITEM_SIZE = 12;
  private static final int READ_ONLY = 16;
  private static final int DIMENSIONS = 20;
  private static final int FORMAT = 24;
  private static final int SHAPE = 28;
  private static final int STRIDES = 32;
  private static final int SIZE = 44;

  private final CPython python;
  private final CFunction getBuffer;
  private final CFunction release;

  Buffers(CPython python) {
    this.python = python;
    getBuffer = python.function("PyObject_GetBuffer");
    release = python.function("PyBuffer_Release");
  }

  /** Asks an object for its buffer; to be given back by {@link #release}. */
  public BufferLayout open(int object, boolean writable) {
    int view = python.malloc(SIZE);
    boolean done = false;
    try {
      python.checkStatus(getBuffer.call(object, view, writable ? RECORDS | WRITABLE : RECORDS));
      done = true;
    } finally {
      if (!done) {
        python.free(view);
      }
    }
    int[] shape = numbers(field(view, SHAPE), field(view, DIMENSIONS));
    return new BufferLayout(
        view,
        field(view, BUF),
        field(view, LEN),
        field(view, ITEM_SIZE),
        field(view, READ_ONLY) != 0,
        format(field(view, FORMAT)),
        shape,
        strides(field(view, STRIDES), shape, field(view, ITEM_SIZE)));
  }

  /**
   * Lets something write into the buffer of an object; does nothing if the object can only be read.
   */
  public void write(int object, Consumer<BufferLayout> writer) {
    BufferLayout layout;
    try {
      layout = open(object, true);
    } catch (PythonRaisedException e) {
      python.decRef(e.exception());
      return;
    }
    try {
      writer.accept(layout);
    } finally {
      release(layout);
    }
  }

  /** Buffers of ctypes name no strides: their elements lie one after the other. */
  private int[] strides(int address, int[] shape, int itemSize) {
    if (address != 0) {
      return numbers(address, shape.length);
    }
    int[] strides = new int[shape.length];
    int stride = itemSize;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  private int field(int view, int offset) {
    return python.memory().loadI32(view + offset);
  }

  private String format(int address) {
    if (address == 0) {
      return "B"; // what a missing format means
    }
    int length = python.memory().stringLength(address);
    return new String(python.memory().read(address, length), StandardCharsets.UTF_8);
  }

  private int[] numbers(int address, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = field(address, 4 * i);
    }
    return numbers;
  }

  /** Gives a buffer back. */
  public void release(BufferLayout layout) {
    release.run(layout.view());
    python.free(layout.view());
  }
}
