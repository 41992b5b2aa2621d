package org.jyodide.internal.bridge;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jyodide.emscripten.Interrupts;

/** Posted work in a queue, for tests without an interpreter's thread. */
public final class QueuedPosts implements Posts {
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final Interrupts interrupts;

  public QueuedPosts(Interrupts interrupts) {
    this.interrupts = interrupts;
  }

  @Override
  public void post(Runnable work) {
    queue.add(work);
    interrupts.wakeUp();
  }

  @Override
  public boolean hasPosts() {
    return !queue.isEmpty();
  }

  @Override
  public void runPosts() {
    for (Runnable work = queue.poll(); work != null; work = queue.poll()) {
      work.run();
    }
  }

  @Override
  public boolean hasCalls() {
    return false;
  }

  @Override
  public void lend() {}

  @Override
  public void takeBack() {}
}
