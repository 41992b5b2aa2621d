package org.jyodide.wasm.ir;

/** The target of branches: the end of a block or the head of a loop. */
public final class Label {
  private final int id;
  private final boolean loop;

  Label(int id, boolean loop) {
    this.id = id;
    this.loop = loop;
  }

  /** The number of this label in its function. */
  public int id() {
    return id;
  }

  /** Whether a branch goes back to the head of a loop. */
  public boolean isLoop() {
    return loop;
  }

  @Override
  public String toString() {
    return (loop ? "loop" : "block") + id;
  }
}
