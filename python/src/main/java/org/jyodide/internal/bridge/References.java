package org.jyodide.internal.bridge;

import java.lang.ref.Cleaner;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jyodide.internal.bridge.exports.PythonExports;

/**
 * The references that the host owns to Python objects. One that became garbage in Java is given
 * back on the interpreter's thread, when {@link #releaseUnreachable} is called there.
 */
final class References {
  private static final Cleaner CLEANER = Cleaner.create();

  private final PythonExports python;
  private final Queue<Integer> unreachable = new ConcurrentLinkedQueue<>();
  private int live;

  References(PythonExports python) {
    this.python = python;
  }

  /** Takes a new reference to an object, for the life of {@code holder} at most. */
  PyReference newReference(int pointer) {
    python.incRef(pointer);
    live++;
    return new PyReference(this, pointer);
  }

  /** Takes over a reference that the caller owns. */
  PyReference adopt(int pointer) {
    live++;
    return new PyReference(this, pointer);
  }

  /** Lets the reference go if its holder becomes garbage. */
  Cleaner.Cleanable register(Object holder, PyReference.Slot slot) {
    Queue<Integer> queue = unreachable;
    return CLEANER.register(holder, new Reclaim(slot, queue));
  }

  private record Reclaim(PyReference.Slot slot, Queue<Integer> queue) implements Runnable {
    @Override
    public void run() {
      int pointer = slot.take();
      if (pointer != 0) {
        queue.add(pointer);
      }
    }
  }

  /** Gives back references that became garbage. */
  void releaseUnreachable() {
    for (Integer pointer = unreachable.poll(); pointer != null; pointer = unreachable.poll()) {
      release(pointer);
    }
  }

  private void release(int pointer) {
    live--;
    python.decRef(pointer);
  }

  /** Gives back a reference that was {@link #given} before. */
  void releaseTaken(int pointer) {
    python.decRef(pointer);
  }

  /** Counts a reference that its holder gave up. */
  void given() {
    live--;
  }

  /** The number of references held, those that wait to be given back included. */
  int live() {
    return live;
  }
}
