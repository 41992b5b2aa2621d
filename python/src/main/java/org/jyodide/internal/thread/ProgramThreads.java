package org.jyodide.internal.thread;

/**
 * What a program keeps apart for each thread that runs it: its stack above all. Used by the thread
 * that may run it.
 */
public interface ProgramThreads {
  /** A program that keeps nothing apart. */
  ProgramThreads NONE =
      new ProgramThreads() {
        @Override
        public Object save() {
          return this;
        }

        @Override
        public void restore(Object saved) {}

        @Override
        public void run(Runnable call) {
          call.run();
        }
      };

  /** What it has for the thread that ran it until now. */
  Object save();

  /** Lets a thread go on that {@link #save} was called for. */
  void restore(Object saved);

  /** Runs a call with new parts of its own. */
  void run(Runnable call);
}
