package org.jyodide;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.BufferContent;
import org.jyodide.internal.capi.BufferLayout;
import org.jyodide.internal.capi.CApi;

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
  private record Release(
      InterpreterState interpreter,
      AtomicReference<@Nullable BufferLayout> open,
      Leaks.@Nullable Entry entry)
      implements Runnable {
    @Override
    public void run() {
      if (entry != null && open.get() != null) {
        interpreter.recorded().collected(entry);
      }
      close();
    }

    void close() {
      BufferLayout layout = open.getAndSet(null);
      if (layout != null) {
        if (entry != null) {
          interpreter.recorded().closed(entry);
        }
        interpreter.giveBack(api -> api.buffers().release(layout));
      }
    }
  }

  PyBuffer(InterpreterState interpreter, BufferLayout layout) {
    this.interpreter = interpreter;
    this.layout = layout;
    release =
        new Release(
            interpreter, new AtomicReference<>(layout), interpreter.recordBuffer(layout.length()));
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
    return read(content -> content.getLong(indexes));
  }

  /**
   * An element.
   *
   * @param indexes one for each dimension
   * @throws IndexOutOfBoundsException if one is outside {@link #shape}
   * @throws ConversionException if a {@code double} cannot hold every element
   */
  public double getDouble(int... indexes) {
    return read(content -> content.getDouble(indexes));
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
    write(content -> content.setLong(value, indexes));
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
    write(content -> content.setDouble(value, indexes));
  }

  /** A copy of the bytes, elements in order of their indexes, the last running fastest. */
  public byte[] toByteArray() {
    return read(BufferContent::toByteArray);
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if elements are no whole numbers of at most 32 bits with sign
   */
  public int[] toIntArray() {
    return read(BufferContent::toIntArray);
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if elements are no whole numbers, or one has more than 63 bits
   */
  public long[] toLongArray() {
    return read(BufferContent::toLongArray);
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if elements are no floats of 32 bits
   */
  public float[] toFloatArray() {
    return read(BufferContent::toFloatArray);
  }

  /**
   * A copy of the elements.
   *
   * @throws ConversionException if a {@code double} cannot hold every element
   */
  public double[] toDoubleArray() {
    return read(BufferContent::toDoubleArray);
  }

  /**
   * Overwrites all bytes.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(byte[] bytes) {
    write(content -> content.put(bytes));
  }

  /**
   * Overwrites all elements.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if an element cannot be one of the numbers; some may be written
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(int[] values) {
    write(content -> content.put(values));
  }

  /**
   * Overwrites all elements.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if an element cannot be one of the numbers; some may be written
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(long[] values) {
    write(content -> content.put(values));
  }

  /**
   * Overwrites all elements, which must be floats.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if elements are whole numbers
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(float[] values) {
    write(content -> content.put(values));
  }

  /**
   * Overwrites all elements, which must be floats; those of 32 bits are rounded to.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws ConversionException if elements are whole numbers
   * @throws java.nio.ReadOnlyBufferException if nothing may be written
   */
  public void put(double[] values) {
    write(content -> content.put(values));
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
          BufferContent content = new BufferContent(api.python(), layout);
          T result = block.apply(content.bytes());
          if (!content.isMemoryOf(api.python())) {
            throw new IllegalStateException(
                "Python's memory grew while it was lent; do not call Python inside access()");
          }
          return result;
        });
  }

  private <T> T read(Function<BufferContent, T> action) {
    return enter(api -> action.apply(new BufferContent(api.python(), layout)));
  }

  private void write(Consumer<BufferContent> action) {
    read(
        content -> {
          action.accept(content);
          return true;
        });
  }

  /** Gives the memory back to Python. Closing twice does nothing. */
  @Override
  public void close() {
    release.close();
  }
}
