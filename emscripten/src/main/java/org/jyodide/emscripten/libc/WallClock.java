package org.jyodide.emscripten.libc;

import java.time.Instant;

/** The time of day. */
final class WallClock {
  private WallClock() {}

  /** Nanoseconds since 1970 (UTC). */
  static long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
