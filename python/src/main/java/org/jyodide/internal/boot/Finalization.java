package org.jyodide.internal.boot;

import java.util.List;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.ProgramEndedException;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.runtime.Calls;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Table;

/**
 * The end of a Python: {@code Py_FinalizeEx}, up to where it does nothing but free memory, which
 * goes with the instance anyway. That takes a third of a short program's end.
 *
 * <p>CPython runs threads and {@code atexit} to their ends, deletes modules and what is left in
 * them, collects garbage and writes out the streams; then it clears the interpreter's state, to
 * which the dictionary of extensions belongs. A capsule that is added to that last is destroyed
 * when all that a program could see is done: its destructor ends the call.
 */
final class Finalization {
  private static final String KEY = "_jyodide_end";

  private final EmscriptenProcess process;
  private final CPython python;
  private int failedBefore;

  /** Unwinds the program. */
  private static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1;

    Done() {
      super("Python has ended", null, false, false);
    }
  }

  Finalization(EmscriptenProcess process, CPython python) {
    this.process = process;
    this.python = python;
  }

  /** Ends Python and returns whether all that was held back could be written. */
  boolean run() {
    failedBefore = process.failedWrites();
    addCapsule();
    try {
      return process.enter(() -> python.function("Py_FinalizeEx").call()) == 0;
    } catch (ProgramEndedException e) {
      if (e.getCause() instanceof Done) {
        return true;
      }
      throw e;
    }
  }

  private void addCapsule() {
    int dictionary =
        python
            .function("PyInterpreterState_GetDict")
            .call(python.function("PyInterpreterState_Get").call());
    int destructor = destructor();
    if (dictionary == 0 || destructor < 0) {
      return;
    }
    // Any pointer but NULL will do.
    int capsule = python.function("PyCapsule_New").call(dictionary, 0, destructor);
    if (capsule != 0) {
      int key = python.copy(KEY);
      python.function("PyDict_SetItemString").call(dictionary, key, capsule);
      python.free(key);
      python.decRef(capsule);
    }
    python.function("PyErr_Clear").run();
  }

  /** The pointer to {@link #end}; negative if the table is full or the program has none. */
  private int destructor() {
    Table table = process.instance().table("__indirect_function_table");
    if (table == null) {
      return -1;
    }
    FunctionType type = new FunctionType(List.of(ValueType.I32), List.of());
    Calls.Void1 callee = this::end;
    return table.grow(1, process.instance().reference(HostFunction.direct(type, () -> callee)));
  }

  /** Goes on if something could not be written: only the result of the call tells Python's view. */
  @SuppressWarnings("UnusedVariable") // C passes it.
  private void end(int capsule) {
    if (process.failedWrites() == failedBefore) {
      throw new Done();
    }
  }
}
