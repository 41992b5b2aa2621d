package org.jyodide.internal.boot;

import java.util.function.IntConsumer;
import org.jyodide.internal.capi.CPython;
import org.jyodide.wasm.runtime.Memory;

/**
 * Signals for CPython, whichever thread state runs. {@code PyErr_SetInterruptEx} tells the
 * evaluation loop of the first thread state alone, but tasks that run while another one waits have
 * a thread state of their own, and so have calls of other threads.
 */
final class GuestSignals implements IntConsumer {
  /** {@code eval_breaker} in {@code struct _ts} of {@code Include/cpython/pystate.h}. */
  private static final int EVAL_BREAKER = 12;

  /** {@code _PY_SIGNALS_PENDING_BIT} of {@code pycore_ceval.h}. */
  private static final int SIGNALS_PENDING = 1 << 1;

  private final CPython python;

  GuestSignals(CPython python) {
    this.python = python;
  }

  /** Tells CPython of a signal. Called on the program's thread. */
  @Override
  public void accept(int signal) {
    int unused = python.function("PyErr_SetInterruptEx").call(signal);
    int threadState = python.function("PyThreadState_GetUnchecked").call();
    if (threadState != 0) {
      Memory memory = python.memory();
      int breaker = threadState + EVAL_BREAKER;
      memory.storeI32(breaker, memory.loadI32(breaker) | SIGNALS_PENDING);
    }
  }
}
