package org.jyodide.internal.boot;

import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.Types.Kind;

/**
 * The code of {@code asyncio} and of Pyodide's event loop. An exception there would lose the next
 * step of a task, and whoever waits for the task would wait for good.
 */
final class EventLoopCode {
  private final CApi api;
  private final CPython python;

  EventLoopCode(CApi api) {
    this.api = api;
    this.python = api.python();
  }

  /** Whether the frame that is evaluated has such code. Called at safe points. */
  boolean isRunning() {
    if (python.function("PyThreadState_GetUnchecked").call() == 0) {
      return false;
    }
    int globals = python.function("PyEval_GetGlobals").call();
    return globals != 0 && isOfEventLoop(name(globals));
  }

  private String name(int globals) {
    int key = api.strings().name("__name__");
    int name = python.function("PyDict_GetItemWithError").call(globals, key);
    return name != 0 && api.types().kind(name) == Kind.STR ? api.strings().toJava(name) : "";
  }

  private static boolean isOfEventLoop(String module) {
    return module.startsWith("asyncio.") || module.equals("pyodide.webloop");
  }
}
