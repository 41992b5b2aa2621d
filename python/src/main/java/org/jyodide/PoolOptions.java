package org.jyodide;

import java.time.Duration;
import java.util.Optional;

/**
 * How many interpreters an {@link InterpreterPool} has, and what they may use. Immutable; each
 * {@code with…} method returns a copy.
 */
public final class PoolOptions {
  private static final PoolOptions DEFAULTS =
      new PoolOptions(
          0,
          Math.max(1, Runtime.getRuntime().availableProcessors()),
          Optional.empty(),
          Duration.ofMinutes(1),
          Optional.empty());

  private final int minimum;
  private final int maximum;
  private final Optional<Long> memoryBytes;
  private final Duration idleTime;
  private final Optional<InterpreterOptions> interpreterOptions;

  private PoolOptions(
      int minimum,
      int maximum,
      Optional<Long> memoryBytes,
      Duration idleTime,
      Optional<InterpreterOptions> interpreterOptions) {
    this.minimum = minimum;
    this.maximum = maximum;
    this.memoryBytes = memoryBytes;
    this.idleTime = idleTime;
    this.interpreterOptions = interpreterOptions;
  }

  /** None at rest, as many in use as the machine has processors. */
  public static PoolOptions defaults() {
    return DEFAULTS;
  }

  /**
   * A copy for a pool that always has so many interpreters.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public PoolOptions withSize(int size) {
    return withSizes(size, size);
  }

  /**
   * A copy for a pool that grows and shrinks.
   *
   * @param minimum how many it keeps, in use or ready
   * @param maximum how many there are at most
   * @throws IllegalArgumentException if {@code maximum} is less than 1, or {@code minimum} negative
   *     or more than {@code maximum}
   */
  public PoolOptions withSizes(int minimum, int maximum) {
    if (maximum < 1 || minimum < 0 || minimum > maximum) {
      throw new IllegalArgumentException(
          "a pool has a minimum of 0 or more and a maximum of 1 or more that is no less, got "
              + minimum
              + " and "
              + maximum);
    }
    return new PoolOptions(minimum, maximum, memoryBytes, idleTime, interpreterOptions);
  }

  /**
   * A copy with a limit on the memory of all its interpreters together, in bytes: each may use the
   * part that it has if all of the maximum are there.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public PoolOptions withMemoryBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a limit is 1 byte or more, got " + bytes);
    }
    return new PoolOptions(minimum, maximum, Optional.of(bytes), idleTime, interpreterOptions);
  }

  /**
   * A copy with another time after which an interpreter that nobody wants is closed, if there are
   * more than the minimum. One minute by default.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public PoolOptions withIdleTime(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the idle time is positive, got " + time);
    }
    return new PoolOptions(minimum, maximum, memoryBytes, time, interpreterOptions);
  }

  /** A copy whose interpreters have these options instead of those of the snapshot. */
  public PoolOptions withInterpreterOptions(InterpreterOptions options) {
    return new PoolOptions(minimum, maximum, memoryBytes, idleTime, Optional.of(options));
  }

  /** How many interpreters it keeps. */
  public int minimum() {
    return minimum;
  }

  /** How many there are at most. */
  public int maximum() {
    return maximum;
  }

  /** The limit on the memory of all together, in bytes. */
  public Optional<Long> memoryBytes() {
    return memoryBytes;
  }

  /** How long an interpreter that nobody wants is kept. */
  public Duration idleTime() {
    return idleTime;
  }

  /** The options of the interpreters, if they are not those of the snapshot. */
  public Optional<InterpreterOptions> interpreterOptions() {
    return interpreterOptions;
  }
}
