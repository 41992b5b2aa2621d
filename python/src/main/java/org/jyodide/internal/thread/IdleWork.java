package org.jyodide.internal.thread;

/** What an interpreter's thread does while nobody calls it: the event loop. */
@FunctionalInterface
public interface IdleWork {
  /** Returned by {@link #runDue} when nothing is planned. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Does what is due now. Called on the interpreter's thread between calls.
   *
   * @return the nanoseconds until more is due; at most 0 if there is more already
   */
  long runDue();
}
