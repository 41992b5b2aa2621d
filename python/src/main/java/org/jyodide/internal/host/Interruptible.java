package org.jyodide.internal.host;

/** A running program that can be told of Ctrl-C. May be used from any thread. */
public interface Interruptible {
  /** What is interrupted where nothing runs. */
  Interruptible NOTHING =
      new Interruptible() {
        @Override
        public void interrupt() {}

        @Override
        public boolean isInterruptPending() {
          return false;
        }
      };

  /** Raises {@code KeyboardInterrupt} in the program. */
  void interrupt();

  /** Whether the program has not come to look at the last interrupt yet: it may hang in C code. */
  boolean isInterruptPending();
}
