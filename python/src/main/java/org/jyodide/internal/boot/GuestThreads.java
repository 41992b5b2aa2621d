package org.jyodide.internal.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.thread.ProgramThreads;

/**
 * What CPython and C keep for each thread that runs them: a {@code PyThreadState}, with the frames,
 * the exception and the context of a call, and a stack in linear memory.
 */
final class GuestThreads implements ProgramThreads {
  /** Guards of CPython take some of it. Its own program has 10 MiB. */
  private static final int STACK_BYTES = 2 << 20;

  private static final int ALIGNMENT = 16;

  private final CPython python;
  private final Deque<Integer> stacks = new ArrayDeque<>();
  private boolean ended;

  private record State(int threadState, int pointer, int base, int end) {}

  GuestThreads(CPython python) {
    this.python = python;
  }

  /** Says that the program has ended, so that nothing of it may be called. */
  void end() {
    ended = true;
  }

  private int ask(String function) {
    return python.function(function).call();
  }

  @Override
  public Object save() {
    if (ended) {
      return this;
    }
    return new State(
        swap(0),
        ask("emscripten_stack_get_current"),
        ask("emscripten_stack_get_base"),
        ask("emscripten_stack_get_end"));
  }

  private int swap(int threadState) {
    return python.function("PyThreadState_Swap").call(threadState);
  }

  private void useStack(int pointer, int base, int end) {
    python.function("emscripten_stack_set_limits").run(base, end);
    python.function("_emscripten_stack_restore").run(pointer);
  }

  @Override
  public void restore(Object saved) {
    if (!ended && saved instanceof State state) {
      useStack(state.pointer(), state.base(), state.end());
      if (state.threadState() != 0) {
        int unused = swap(state.threadState());
      }
    }
  }

  @Override
  public void run(Runnable call) {
    if (ended) {
      call.run();
      return;
    }
    int stack = newStack();
    int base = (stack + STACK_BYTES) & -ALIGNMENT;
    useStack(base, base, stack);
    int threadState = python.function("PyThreadState_New").call(ask("PyInterpreterState_Main"));
    int unused = swap(threadState);
    try {
      call.run();
    } finally {
      if (!ended) {
        python.function("PyThreadState_Clear").run(threadState);
        python.function("PyThreadState_DeleteCurrent").run();
        stacks.push(stack);
      }
    }
  }

  private int newStack() {
    @Nullable Integer free = stacks.poll();
    if (free != null) {
      return free;
    }
    int made = python.function("malloc").call(STACK_BYTES);
    if (made == 0) {
      throw new IllegalStateException(
          "Python has no memory left for a stack of "
              + STACK_BYTES
              + " bytes, which the call of another thread wants; raise its memory limit");
    }
    return made;
  }
}
