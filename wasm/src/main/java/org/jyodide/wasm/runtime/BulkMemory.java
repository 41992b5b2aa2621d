package org.jyodide.wasm.runtime;

/**
 * The functions of C's library that move or set bytes, to take the place of their compiled bodies:
 * the JVM's own copies are faster. Addresses and lengths are unsigned.
 */
public final class BulkMemory {
  private BulkMemory() {}

  /** {@code memcpy} and {@code memmove}; returns the target. */
  public static int copy(int target, int source, int length, Instance instance) {
    byte[] bytes = instance.memoryBytes;
    if ((target | source | length) < 0) {
      throw Traps.outOfBoundsMemory();
    }
    System.arraycopy(bytes, source, bytes, target, length);
    return target;
  }

  /** {@code memset}; returns the target. */
  public static int fill(int target, int value, int length, Instance instance) {
    byte[] bytes = instance.memoryBytes;
    if ((target | length) < 0 || target > bytes.length - length) {
      throw Traps.outOfBoundsMemory();
    }
    java.util.Arrays.fill(bytes, target, target + length, (byte) value);
    return target;
  }
}
