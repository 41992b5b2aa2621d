package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * The task of {@code asyncio} that is running, put aside while it waits in a call: {@code asyncio}
 * runs no other task, and Pyodide's code makes no thread state, inside a running one.
 */
final class CurrentTask {
  private final @Nullable PyProxy loop;
  private final @Nullable PyProxy task;
  private final @Nullable PyProxy swap;

  private CurrentTask(@Nullable PyProxy loop, @Nullable PyProxy task, @Nullable PyProxy swap) {
    this.loop = loop;
    this.task = task;
    this.swap = swap;
  }

  /** Puts the task aside, if there is one. */
  static CurrentTask leave(Bridge bridge) {
    PyProxy tasks = bridge.importModule("_asyncio");
    try {
      if (tasks.get("_get_running_loop") instanceof PyProxy getLoop
          && getLoop.callPython() instanceof PyProxy loop) {
        return leave(tasks, loop);
      }
      return new CurrentTask(null, null, null);
    } finally {
      tasks.destroy();
    }
  }

  private static CurrentTask leave(PyProxy tasks, PyProxy loop) {
    if (tasks.get("_swap_current_task") instanceof PyProxy attribute) {
      PyProxy swap = attribute.copy();
      if (swap.callPython(loop, Undefined.UNDEFINED) instanceof PyProxy task) {
        return new CurrentTask(loop, task, swap);
      }
      swap.destroy();
    }
    loop.destroy();
    return new CurrentTask(null, null, null);
  }

  /** Makes the task the running one again. */
  void enterAgain() {
    if (loop != null && task != null && swap != null) {
      swap.callPython(loop, task);
      swap.destroy();
      task.destroy();
      loop.destroy();
    }
  }
}
