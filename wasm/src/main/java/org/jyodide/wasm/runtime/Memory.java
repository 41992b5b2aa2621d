package org.jyodide.wasm.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * A linear memory, held in one {@code byte[]} that {@link #grow} replaces. Addresses are unsigned
 * 32-bit numbers carried in an {@code int}; an access outside the memory is a {@link Trap}. Not
 * safe for use by several threads at once, but for {@link #storeOpaque}.
 */
public final class Memory {
  /** Bytes in a page. */
  public static final int PAGE_SIZE = 65536;

  /** The most pages a {@code byte[]} can hold. */
  public static final int MAXIMUM_PAGES = Integer.MAX_VALUE / PAGE_SIZE;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final Limits limits;
  private final int maximumPages;
  private final List<Instance> users = new ArrayList<>();
  private byte[] bytes;

  /** A memory of the given limits (in pages) that never exceeds {@code capPages} pages. */
  public Memory(Limits limits, int capPages) {
    this.limits = limits;
    int cap = Math.min(capPages, MAXIMUM_PAGES);
    this.maximumPages = limits.hasMaximum() ? (int) Math.min(cap, limits.maximum()) : cap;
    if (limits.minimum() > cap) {
      throw new Trap(
          TrapKind.OUT_OF_HEAP,
          "(memory of " + limits.minimum() + " pages wanted, " + cap + " allowed)");
    }
    this.bytes = new byte[(int) limits.minimum() * PAGE_SIZE];
  }

  /** A memory of the given limits (in pages) that starts with the content of an image. */
  Memory(Limits limits, int capPages, MemoryImage image) {
    this.limits = limits;
    int cap = Math.min(capPages, MAXIMUM_PAGES);
    this.maximumPages = limits.hasMaximum() ? (int) Math.min(cap, limits.maximum()) : cap;
    if (image.pages() > maximumPages || image.pages() < limits.minimum()) {
      throw new Trap(
          TrapKind.OUT_OF_HEAP,
          "(memory of "
              + image.pages()
              + " pages in the image, "
              + limits.minimum()
              + " to "
              + maximumPages
              + " allowed)");
    }
    this.bytes = image.toArray();
  }

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
  }

  /** The type with the current size as minimum, as import matching wants it. */
  public ExternType.Memory type() {
    return new ExternType.Memory(new Limits(pages(), limits.maximum()));
  }

  /** The current size in pages. */
  public int pages() {
    return bytes.length / PAGE_SIZE;
  }

  /** The current size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** The most pages that {@link #grow} allows. */
  public int maximumPages() {
    return maximumPages;
  }

  /** The array behind this memory: a live view until the next {@link #grow}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Adds pages. Returns the size before in pages, or -1 if the maximum or the heap forbids it. */
  public synchronized int grow(int delta) {
    int before = pages();
    long wanted = before + (delta & 0xFFFFFFFFL);
    if (wanted > maximumPages) {
      return -1;
    }
    if (delta != 0) {
      try {
        bytes = Arrays.copyOf(bytes, (int) wanted * PAGE_SIZE);
      } catch (OutOfMemoryError e) {
        return -1;
      }
      users.forEach(user -> user.memoryBytes = bytes);
    }
    return before;
  }

  /** Lets generated code of {@code instance} use this memory. */
  void attach(Instance instance) {
    users.add(instance);
    instance.memoryBytes = bytes;
  }

  public byte loadI8(int address) {
    return bytes[check(address, 1)];
  }

  /** An unsigned byte. */
  public int loadU8(int address) {
    return loadI8(address) & 0xFF;
  }

  public short loadI16(int address) {
    return (short) SHORT.get(bytes, check(address, 2));
  }

  /** An unsigned 16-bit number. */
  public int loadU16(int address) {
    return loadI16(address) & 0xFFFF;
  }

  public int loadI32(int address) {
    return (int) INT.get(bytes, check(address, 4));
  }

  public long loadI64(int address) {
    return (long) LONG.get(bytes, check(address, 8));
  }

  public float loadF32(int address) {
    return Float.intBitsToFloat(loadI32(address));
  }

  public double loadF64(int address) {
    return Double.longBitsToDouble(loadI64(address));
  }

  public void storeI8(int address, int value) {
    bytes[check(address, 1)] = (byte) value;
  }

  public void storeI16(int address, int value) {
    SHORT.set(bytes, check(address, 2), (short) value);
  }

  public void storeI32(int address, int value) {
    INT.set(bytes, check(address, 4), value);
  }

  public void storeI64(int address, long value) {
    LONG.set(bytes, check(address, 8), value);
  }

  public void storeF32(int address, float value) {
    storeI32(address, Float.floatToRawIntBits(value));
  }

  public void storeF64(int address, double value) {
    storeI64(address, Double.doubleToRawLongBits(value));
  }

  /**
   * Stores an aligned i32 so that a thread that runs generated code sees it in time. May be called
   * from any thread; growth of the memory at the same time does not lose the value.
   */
  public synchronized void storeOpaque(int address, int value) {
    // Views of byte arrays have no opaque access from JDK 24 on. Leaving the monitor publishes.
    INT.set(bytes, check(address, 4), value);
  }

  /** Copies bytes out of this memory. */
  public void read(int address, byte[] target, int offset, int length) {
    System.arraycopy(bytes, check(address, length), target, offset, length);
  }

  /** A copy of {@code length} bytes. */
  public byte[] read(int address, int length) {
    int from = check(address, length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** Copies bytes into this memory. */
  public void write(int address, byte[] source, int offset, int length) {
    System.arraycopy(source, offset, bytes, check(address, length), length);
  }

  /** Copies a whole array into this memory. */
  public void write(int address, byte[] source) {
    write(address, source, 0, source.length);
  }

  /** Copies inside this memory; the ranges may overlap. */
  public void copy(int target, int source, int length) {
    System.arraycopy(bytes, check(source, length), bytes, check(target, length), length);
  }

  /** Sets {@code length} bytes to {@code value}. */
  public void fill(int address, int value, int length) {
    int from = check(address, length);
    Arrays.fill(bytes, from, from + length, (byte) value);
  }

  /** The distance from {@code address} to the next zero byte: {@code strlen}. */
  public int stringLength(int address) {
    for (int at = check(address, 1); at < bytes.length; at++) {
      if (bytes[at] == 0) {
        return at - address;
      }
    }
    throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY);
  }

  private int check(int address, int length) {
    if ((address | length) < 0 || address > bytes.length - length) {
      throw new Trap(TrapKind.OUT_OF_BOUNDS_MEMORY);
    }
    return address;
  }
}
