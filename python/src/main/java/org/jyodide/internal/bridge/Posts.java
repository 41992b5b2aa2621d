package org.jyodide.internal.bridge;

/** Work that other threads leave for the interpreter's. */
public interface Posts {
  /** Leaves work, and wakes the interpreter's thread if it waits. May be called from any thread. */
  void post(Runnable work);

  /** Whether there is work. May be called from any thread. */
  boolean hasPosts();

  /** Does the work. Called on the interpreter's thread. */
  void runPosts();

  /** Whether another thread waits for the answer to a call. May be called from any thread. */
  boolean hasCalls();

  /** Lets calls of other threads be answered. Called on the interpreter's thread before a wait. */
  void lend();

  /** Ends that. */
  void takeBack();
}
