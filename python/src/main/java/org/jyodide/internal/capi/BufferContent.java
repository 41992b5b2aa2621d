package org.jyodide.internal.capi;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;

/**
 * The elements of an open buffer, read and written in the memory as it is now. To be made anew for
 * each use: a call of Python may replace the array behind the memory.
 */
public final class BufferContent {
  private final BufferLayout layout;
  private final byte[] array;
  private final ByteBuffer memory;

  /** For a buffer of that CPython. */
  public BufferContent(CPython python, BufferLayout layout) {
    this.layout = layout;
    array = python.memory().bytes();
    memory = ByteBuffer.wrap(array).order(layout.order());
  }

  /** Whether this is still the memory. */
  public boolean isMemoryOf(CPython python) {
    return python.memory().bytes() == array;
  }

  /** The bytes themselves; of a contiguous buffer only. */
  public ByteBuffer bytes() {
    ByteBuffer bytes = memory.slice(layout.address(), layout.length()).order(layout.order());
    return layout.isReadOnly() ? bytes.asReadOnlyBuffer().order(layout.order()) : bytes;
  }

  /** Takes the address of an element and its number. */
  @FunctionalInterface
  private interface ElementAction {
    void accept(int address, int number);
  }

  private void forEach(ElementAction action) {
    int count = layout.count();
    for (int i = 0; i < count; i++) {
      action.accept(layout.addressOf(i), i);
    }
  }

  private BufferElement element() {
    return BufferElement.of(layout);
  }

  private boolean isPlain(BufferElement wanted) {
    return element() == wanted && layout.isContiguous();
  }

  /** An element. */
  public long getLong(int... indexes) {
    BufferElement element = element();
    return checked(element, element.getLong(memory, layout.addressOf(indexes)));
  }

  /** An element. */
  public double getDouble(int... indexes) {
    return doubles(element()).getDouble(memory, layout.addressOf(indexes));
  }

  /** Writes an element. */
  public void setLong(long value, int... indexes) {
    checkWritable();
    putLong(element(), layout.addressOf(indexes), value);
  }

  /** Writes an element. */
  public void setDouble(double value, int... indexes) {
    checkWritable();
    element().putDouble(memory, layout.addressOf(indexes), value);
  }

  /** All bytes, elements in order. */
  public byte[] toByteArray() {
    byte[] bytes = new byte[layout.length()];
    if (layout.isContiguous()) {
      bytes().get(bytes);
    } else {
      int size = layout.itemSize();
      forEach((from, i) -> System.arraycopy(array, from, bytes, i * size, size));
    }
    return bytes;
  }

  /** All elements. */
  public int[] toIntArray() {
    int[] values = new int[layout.count()];
    if (isPlain(BufferElement.INT32)) {
      bytes().asIntBuffer().get(values);
      return values;
    }
    BufferElement element = element();
    if (element.compareTo(BufferElement.INT32) > 0) {
      throw tooLarge(element, "int");
    }
    forEach((from, i) -> values[i] = (int) element.getLong(memory, from));
    return values;
  }

  /** All elements. */
  public long[] toLongArray() {
    long[] values = new long[layout.count()];
    if (isPlain(BufferElement.INT64)) {
      bytes().asLongBuffer().get(values);
      return values;
    }
    BufferElement element = element();
    forEach((from, i) -> values[i] = checked(element, element.getLong(memory, from)));
    return values;
  }

  /** All elements. */
  public float[] toFloatArray() {
    if (element() != BufferElement.FLOAT32) {
      throw tooLarge(element(), "float");
    }
    float[] values = new float[layout.count()];
    if (layout.isContiguous()) {
      bytes().asFloatBuffer().get(values);
    } else {
      forEach((from, i) -> values[i] = memory.getFloat(from));
    }
    return values;
  }

  /** All elements. */
  public double[] toDoubleArray() {
    double[] values = new double[layout.count()];
    if (isPlain(BufferElement.FLOAT64)) {
      bytes().asDoubleBuffer().get(values);
      return values;
    }
    BufferElement element = doubles(element());
    forEach((from, i) -> values[i] = element.getDouble(memory, from));
    return values;
  }

  /** Overwrites all bytes. */
  public void put(byte[] bytes) {
    checkWritable();
    checkCount(bytes.length, layout.length());
    if (layout.isContiguous()) {
      bytes().put(bytes);
    } else {
      int size = layout.itemSize();
      forEach((to, i) -> System.arraycopy(bytes, i * size, array, to, size));
    }
  }

  /** Overwrites all elements. */
  public void put(int[] values) {
    checkWritable();
    checkCount(values.length, layout.count());
    if (isPlain(BufferElement.INT32)) {
      bytes().asIntBuffer().put(values);
    } else {
      BufferElement element = element();
      forEach((to, i) -> putLong(element, to, values[i]));
    }
  }

  /** Overwrites all elements. */
  public void put(long[] values) {
    checkWritable();
    checkCount(values.length, layout.count());
    if (isPlain(BufferElement.INT64)) {
      bytes().asLongBuffer().put(values);
    } else {
      BufferElement element = element();
      forEach((to, i) -> putLong(element, to, values[i]));
    }
  }

  /** Overwrites all elements. */
  public void put(float[] values) {
    checkWritable();
    checkCount(values.length, layout.count());
    if (isPlain(BufferElement.FLOAT32)) {
      bytes().asFloatBuffer().put(values);
    } else {
      BufferElement element = element();
      forEach((to, i) -> element.putDouble(memory, to, values[i]));
    }
  }

  /** Overwrites all elements. */
  public void put(double[] values) {
    checkWritable();
    checkCount(values.length, layout.count());
    if (isPlain(BufferElement.FLOAT64)) {
      bytes().asDoubleBuffer().put(values);
    } else {
      BufferElement element = element();
      forEach((to, i) -> element.putDouble(memory, to, values[i]));
    }
  }

  private void checkWritable() {
    if (layout.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
  }

  private static void checkCount(int got, int wanted) {
    if (got != wanted) {
      throw new IllegalArgumentException("the buffer holds " + wanted + ", got " + got);
    }
  }

  private void putLong(BufferElement element, int at, long value) {
    if (!element.holds(value)) {
      throw new NotConvertibleException("the number " + value + " does not fit " + element);
    }
    element.putLong(memory, at, value);
  }

  private static long checked(BufferElement element, long value) {
    if (element == BufferElement.UINT64 && value < 0) {
      throw new NotConvertibleException(
          "the number " + Long.toUnsignedString(value) + " does not fit a long");
    }
    return value;
  }

  private static BufferElement doubles(BufferElement element) {
    if (!element.fitsDouble()) {
      throw tooLarge(element, "double");
    }
    return element;
  }

  private static NotConvertibleException tooLarge(BufferElement element, String target) {
    return new NotConvertibleException(
        "not every number of the kind " + element + " of this buffer's elements is a " + target);
  }
}
