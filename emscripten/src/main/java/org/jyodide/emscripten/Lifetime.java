package org.jyodide.emscripten;

/**
 * Whether a program that has returned from {@code main} is kept alive for calls to come, and how it
 * ended. The counter is the one that C knows as {@code emscripten_runtime_keepalive_push}.
 */
public final class Lifetime {
  private int keepAlive;
  private int status;
  private boolean exiting;
  private boolean exited;

  /** One more reason to stay alive. */
  public void push() {
    keepAlive++;
  }

  /** One reason less. */
  public void pop() {
    keepAlive--;
  }

  /** No reason left. */
  public void clear() {
    keepAlive = 0;
  }

  /** How many reasons there are to stay alive. */
  int keepAlive() {
    return keepAlive;
  }

  /** Whether there is a reason to stay alive. */
  public boolean isKeptAlive() {
    return keepAlive > 0;
  }

  /** The status that the program gave last, 0 at first. */
  public int status() {
    return status;
  }

  /** Whether the program has ended. */
  public boolean hasExited() {
    return exited;
  }

  void setStatus(int value) {
    status = value;
  }

  /** Says that the program is about to end; false if that was said before. */
  boolean beginExit() {
    boolean first = !exiting;
    exiting = true;
    return first;
  }

  void markExited() {
    exited = true;
  }
}
