package org.jyodide;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.BufferElement;
import org.jyodide.internal.capi.BufferLayout;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NotConvertibleException;

/**
 * The memory of a Python object that has the buffer protocol: {@code bytes}, {@code bytearray},
 * {@code memoryview}, {@code array.array} and their like. Each method reads or writes the object
 * itself, however often Python's memory has grown in between.
 *
 * <p>While it is open, Python refuses to resize the object ({@code BufferError}); so {@link #close}
 * it. May be used by any thread: methods run on the interpreter's thread, and those for whole
 * arrays copy at the speed of memory.
 *
 * <p>Numbers are converted if none can be lost, whatever the size and order of bytes of the
 * elements: {@code toDoubleArray} reads floats of 32 bits as well, but not integers of 64.
 *
 * <p>All methods throw {@link IllegalStateException} if it was closed.
 */
public final class PyBuffer implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final InterpreterState interpreter;
  private final BufferLayout layout;
  private final Release release;

  /** Gives the buffer back, once; must not lead to the {@code PyBuffer}. */
  private record Release(InterpreterState interpreter, AtomicReference<@Nullable BufferLayout> open)
      implements Runnable {
    @Override
    public void run() {
      BufferLayout layout = open.getAndSet(null);
      if (layout != null) {
        interpreter.giveBack(api -> api.buffers().release(layout));
      }
    }
  }

  PyBuffer(InterpreterState interpreter, BufferLayout layout) {
    this.interpreter = interpreter;
    this.layout = layout;
    release = new Release(interpreter, new AtomicReference<>(layout));
    CLEANER.register(this, release);
  }

  private <T extends @Nullable Object> T enter(Function<CApi, T> work) {
    try {
      return interpreter.enter(
          api -> {
            checkOpen();
            return work.apply(api);
          });
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private void checkOpen() {
    if (release.open().get() == null) {
      throw new IllegalStateException("this PyBuffer was closed; use it before close()");
    }
  }

  /** The number of bytes of all elements. */
  public int byteSize() {
    return layout.length();
  }

  /** The number of bytes of one element. */
  public int itemSize() {
    return layout.itemSize();
  }

  /** The number of elements in each dimension; empty for a single element without dimensions. */
  public int[] shape() {
    return layout.shape().clone();
  }

  /** The distance in bytes between neighbours in each dimension; may be negative. */
  public int[] strides() {
    return layout.strides().clone();
  }

  /** What an element is, in the notation of Python's module {@code struct}. */
  public String format() {
    return layout.format();
  }

  /** Whether nothing may be written. */
  public boolean isReadOnly() {
    return layout.isReadOnly();
  }

  /** Whether the elements lie one after the other, the last index running fastest. */
  public boolean isContiguous() {
    return layout.isContiguous();
  }

  /**
   * An element.
   *
   * @param indexes one for each dimension
   * @throws IndexOutOfBoundsException if one is outside {@link #shape}
   * @throws ConversionException if elements are no whole numbers, or this one has more than 63 bits
   */
  public long getLong(int... indexes) {
    return enter(
        api -> {
          BufferElement element = BufferElement.of(layout);
          return checked(element, element.getLong(memory(api), layout.addressOf(indexes)));
        });
  }

  /**
   * An element.
   *
   * @param indexes one for each dimension
   * @throws IndexOutOfBoundsException if one is outside {@link #shape}
   * @throws ConversionException if a {@code double} cannot hold every element
   */
  public double getDouble(int... indexes) {
    return enter(
        api -> doubles(BufferElement.of(layout)).getDouble(memory(api), layout.addressOf(indexes)));
  }

  /**
   * Writes an element.
   *
   * @param indexes one for each dimension
   * @throws IndexOutOfBoundsException if one is outside {@link #shape}
   * @throws ConversionException if an element cannot be that number
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void setLong(long value, int... indexes) {
    write((element, memory) -> putLong(element, memory, layout.addressOf(indexes), value));
  }

  /**
   * Writes an element; rounds to a {@code float} if that is what elements are.
   *
   * @param indexes one for each dimension
   * @throws IndexOutOfBoundsException if one is outside {@link #shape}
   * @throws ConversionException if elements are whole numbers
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void setDouble(double value, int... indexes) {
    write((element, memory) -> element.putDouble(memory, layout.addressOf(indexes), value));
  }

  /** A copy of the bytes, elements in order of their indexes, the last running fastest. */
  public byte[] toByteArray() {
    return enter(
        api -> {
          byte[] bytes = new byte[layout.length()];
          if (layout.isContiguous()) {
            layout.bytes(api.python()).get(bytes);
          } else {
            byte[] memory = api.python().memory().bytes();
            int size = layout.itemSize();
            forEach((from, i) -> System.arraycopy(memory, from, bytes, i * size, size));
          }
          return bytes;
        });
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if elements are no whole numbers of at most 32 bits with sign
   */
  public int[] toIntArray() {
    return enter(
        api -> {
          int[] values = new int[layout.count()];
          BufferElement element = BufferElement.of(layout);
          if (element == BufferElement.INT32 && layout.isContiguous()) {
            layout.bytes(api.python()).asIntBuffer().get(values);
            return values;
          }
          if (element.compareTo(BufferElement.INT32) > 0) {
            throw tooLarge(element, "int");
          }
          ByteBuffer memory = memory(api);
          forEach((from, i) -> values[i] = (int) element.getLong(memory, from));
          return values;
        });
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if elements are no whole numbers, or one has more than 63 bits
   */
  public long[] toLongArray() {
    return enter(
        api -> {
          long[] values = new long[layout.count()];
          BufferElement element = BufferElement.of(layout);
          if (element == BufferElement.INT64 && layout.isContiguous()) {
            layout.bytes(api.python()).asLongBuffer().get(values);
            return values;
          }
          ByteBuffer memory = memory(api);
          forEach((from, i) -> values[i] = checked(element, element.getLong(memory, from)));
          return values;
        });
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if elements are no floats of 32 bits
   */
  public float[] toFloatArray() {
    return enter(
        api -> {
          float[] values = new float[layout.count()];
          BufferElement element = BufferElement.of(layout);
          if (element != BufferElement.FLOAT32) {
            throw tooLarge(element, "float");
          }
          if (layout.isContiguous()) {
            layout.bytes(api.python()).asFloatBuffer().get(values);
          } else {
            ByteBuffer memory = memory(api);
            forEach((from, i) -> values[i] = memory.getFloat(from));
          }
          return values;
        });
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if a {@code double} cannot hold every element
   */
  public double[] toDoubleArray() {
    return enter(
        api -> {
          double[] values = new double[layout.count()];
          BufferElement element = doubles(BufferElement.of(layout));
          if (element == BufferElement.FLOAT64 && layout.isContiguous()) {
            layout.bytes(api.python()).asDoubleBuffer().get(values);
            return values;
          }
          ByteBuffer memory = memory(api);
          forEach((from, i) -> values[i] = element.getDouble(memory, from));
          return values;
        });
  }

  /**
   * Overwrites all bytes.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(byte[] bytes) {
    checkCount(bytes.length, layout.length());
    enter(
        api -> {
          checkWritable();
          if (layout.isContiguous()) {
            layout.bytes(api.python()).put(bytes);
          } else {
            byte[] memory = api.python().memory().bytes();
            int size = layout.itemSize();
            forEach((to, i) -> System.arraycopy(bytes, i * size, memory, to, size));
          }
          return true;
        });
  }

  /**
   * Overwrites all elements.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if an element cannot be one of the numbers; some may be written
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(int[] values) {
    checkCount(values.length, layout.count());
    write(
        (element, memory) -> {
          if (element == BufferElement.INT32 && layout.isContiguous()) {
            memory
                .slice(layout.address(), layout.length())
                .order(layout.order())
                .asIntBuffer()
                .put(values);
          } else {
            forEach((to, i) -> putLong(element, memory, to, values[i]));
          }
        });
  }

  /**
   * Overwrites all elements.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if an element cannot be one of the numbers; some may be written
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(long[] values) {
    checkCount(values.length, layout.count());
    write(
        (element, memory) -> {
          if (element == BufferElement.INT64 && layout.isContiguous()) {
            memory
                .slice(layout.address(), layout.length())
                .order(layout.order())
                .asLongBuffer()
                .put(values);
          } else {
            forEach((to, i) -> putLong(element, memory, to, values[i]));
          }
        });
  }

  /**
   * Overwrites all elements, which must be floats.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if elements are whole numbers
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(float[] values) {
    checkCount(values.length, layout.count());
    write((element, memory) -> forEach((to, i) -> element.putDouble(memory, to, values[i])));
  }

  /**
   * Overwrites all elements, which must be floats; those of 32 bits are rounded to.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if elements are whole numbers
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(double[] values) {
    checkCount(values.length, layout.count());
    write(
        (element, memory) -> {
          if (element == BufferElement.FLOAT64 && layout.isContiguous()) {
            memory
                .slice(layout.address(), layout.length())
                .order(layout.order())
                .asDoubleBuffer()
                .put(values);
          } else {
            forEach((to, i) -> element.putDouble(memory, to, values[i]));
          }
        });
  }

  /**
   * Lends the memory to a block of code, without a copy: a {@code ByteBuffer} in the order of the
   * elements' bytes, read-only if the buffer is. The block runs on the interpreter's thread. The
   * {@code ByteBuffer} is good in the block only, and no longer once the block has let Python's
   * memory grow, which calls of Python may do.
   *
   * @return what the block returns
   * @throws IllegalStateException if the buffer is not {@linkplain #isContiguous contiguous}; after
   *     the block, if Python's memory grew in it, since what the block did then was done to a copy
   */
  public <T extends @Nullable Object> T access(Function<ByteBuffer, T> block) {
    return enter(
        api -> {
          if (!layout.isContiguous()) {
            throw new IllegalStateException(
                "the elements of this buffer do not lie one after the other; copy them instead");
          }
          byte[] before = api.python().memory().bytes();
          ByteBuffer bytes = layout.bytes(api.python());
          T result =
              block.apply(
                  layout.isReadOnly() ? bytes.asReadOnlyBuffer().order(layout.order()) : bytes);
          if (api.python().memory().bytes() != before) {
            throw new IllegalStateException(
                "Python's memory grew while it was lent; do not call Python inside access()");
          }
          return result;
        });
  }

  private ByteBuffer memory(CApi api) {
    return ByteBuffer.wrap(api.python().memory().bytes()).order(layout.order());
  }

  private void forEach(AddressConsumer action) {
    int count = layout.count();
    for (int i = 0; i < count; i++) {
      action.accept(layout.addressOf(i), i);
    }
  }

  /** Takes the address of an element and its number. */
  @FunctionalInterface
  private interface AddressConsumer {
    void accept(int address, int number);
  }

  private void write(BiConsumer<BufferElement, ByteBuffer> action) {
    enter(
        api -> {
          checkWritable();
          action.accept(BufferElement.of(layout), memory(api));
          return true;
        });
  }

  private void checkWritable() {
    if (layout.isReadOnly()) {
      throw new java.nio.ReadOnlyBufferException();
    }
  }

  private static void checkCount(int got, int wanted) {
    if (got != wanted) {
      throw new IllegalArgumentException("the buffer holds " + wanted + ", got " + got);
    }
  }

  private static void putLong(BufferElement element, ByteBuffer memory, int at, long value) {
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

  /** Gives the memory back to Python. Closing twice does nothing. */
  @Override
  public void close() {
    release.run();
  }
}
