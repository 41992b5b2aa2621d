package org.jyodide.internal.bridge.value;

/** Where the reactions of promises wait until the running task is done. */
public interface Microtasks {
  /** Adds a reaction. */
  void enqueue(Runnable microtask);

  /** A promise was rejected and nobody has looked at it so far. */
  void rejected(HostPromise promise);

  /** Somebody looks at a promise that was {@link #rejected}. */
  void handled(HostPromise promise);
}
