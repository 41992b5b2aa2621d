package org.jyodide;

import java.util.List;

/** A snapshot could not be taken or read. The message says why, and what to do. */
public final class SnapshotException extends JyodideException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> obstacles;

  SnapshotException(List<String> obstacles) {
    super(
        "a snapshot cannot keep "
            + String.join("; ", obstacles)
            + ". Close or end these first, or take the snapshot before they are made");
    this.obstacles = List.copyOf(obstacles);
  }

  SnapshotException(String message) {
    super(message);
    this.obstacles = List.of();
  }

  /** What the interpreter holds that a snapshot cannot keep; empty if the reason is another. */
  public List<String> obstacles() {
    return obstacles == null ? List.of() : obstacles;
  }
}
