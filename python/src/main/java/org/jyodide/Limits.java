package org.jyodide;

import java.util.OptionalLong;

/**
 * What an interpreter may use at most. Immutable; each {@code with…} method returns a copy.
 *
 * @see InterpreterOptions#withLimits
 */
public final class Limits {
  private static final Limits NONE = new Limits(OptionalLong.empty());

  private final OptionalLong memoryBytes;

  private Limits(OptionalLong memoryBytes) {
    this.memoryBytes = memoryBytes;
  }

  /** No limits but those of the machine: 2 GiB of memory for each interpreter. */
  public static Limits none() {
    return NONE;
  }

  /**
   * A copy with a limit on the memory that Python uses: its objects, its stack and the 30 MiB it
   * starts with; not the files in memory, nor what the JVM needs to run it. When the limit is
   * reached, Python raises {@code MemoryError}. Rounded down to whole pages of 64 KiB.
   *
   * @param bytes the limit; an interpreter cannot be made with less than about 32 MiB
   * @throws IllegalArgumentException if {@code bytes} is not positive
   */
  public Limits withMemoryBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "the memory limit must be a positive number of bytes, got " + bytes);
    }
    return new Limits(OptionalLong.of(bytes));
  }

  /** The limit on memory in bytes; empty for none. */
  public OptionalLong memoryBytes() {
    return memoryBytes;
  }

  @Override
  public String toString() {
    return "Limits[memoryBytes="
        + (memoryBytes.isPresent() ? memoryBytes.getAsLong() : "none")
        + "]";
  }
}
