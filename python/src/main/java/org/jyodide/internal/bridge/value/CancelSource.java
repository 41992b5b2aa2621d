package org.jyodide.internal.bridge.value;

/**
 * A reaction to a promise whose owner may lose interest before the promise is settled: a Python
 * future that is cancelled.
 */
public interface CancelSource {
  /** Has the action run on the interpreter's thread if the owner is cancelled. */
  void whenCancelled(Runnable action);
}
