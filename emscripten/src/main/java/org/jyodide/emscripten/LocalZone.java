package org.jyodide.emscripten;

import java.time.ZoneId;
import java.util.TimeZone;

/**
 * The time zone of the JVM. {@link ZoneId#systemDefault} loads the database of zones even for those
 * without rules, and looks for more databases in all archives of the class path, each of which it
 * opens for that.
 */
public final class LocalZone {
  private LocalZone() {}

  /** The zone; {@code UTC} for all that are called so. */
  public static ZoneId get() {
    return of(TimeZone.getDefault());
  }

  static ZoneId of(TimeZone zone) {
    return switch (zone.getID()) {
      case "UTC", "Etc/UTC", "UCT", "Etc/UCT", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu" ->
          ZoneId.of("UTC");
      default -> zone.toZoneId();
    };
  }
}
