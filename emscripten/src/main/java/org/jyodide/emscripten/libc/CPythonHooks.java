package org.jyodide.emscripten.libc;

import java.util.Optional;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Unsupported;
import org.jyodide.wasm.runtime.Memory;

/** What CPython's port to Emscripten asks of its platform, beside the C library. */
final class CPythonHooks {
  private static final String HANDLING = "Py_EMSCRIPTEN_SIGNAL_HANDLING";
  private static final String CLOCK = "_Py_emscripten_signal_clock";

  private final EmscriptenProcess process;

  CPythonHooks(EmscriptenProcess process) {
    this.process = process;
    process.interrupts().onSafePointRequest(this::requestSafePoint);
  }

  /**
   * Calls a function pointer with as many of three arguments as it takes: C would trap on a pointer
   * of another type, and CPython has many.
   */
  @HostImport(name = "_PyEM_TrampolineCall_JS")
  int trampolineCall(int pointer, int a, int b, int c) {
    return process.functions().table().function(pointer).callPadded(a, b, c);
  }

  /** A safe point. Signals are delivered by their sources, so there is none to return. */
  @HostImport(name = "_Py_CheckEmscriptenSignals_Helper")
  int checkSignals() {
    setHandling(0);
    process.interrupts().deliverAtSafePoint();
    return 0;
  }

  /** The address of a new string that ends up in {@code sys._emscripten_info.runtime}. */
  @HostImport(name = "_Py_emscripten_runtime")
  int runtime() {
    String text = "Java " + Runtime.version().feature();
    return process.exports().newString(process.memory(), text);
  }

  @HostImport(name = "emscripten_set_up_async_input_device_js")
  @Unsupported("only Pyodide's own tests of asynchronous input use this device")
  int setUpAsyncInputDevice() {
    return 0;
  }

  /** Makes the evaluation loop call {@link #checkSignals} at its next look at the two words. */
  private void requestSafePoint() {
    Optional<Integer> clock = process.exports().address(CLOCK);
    if (clock.isPresent()) {
      setHandling(1);
      process.memory().storeOpaque(clock.get(), 0);
    }
  }

  private void setHandling(int value) {
    Memory memory = process.memory();
    process.exports().address(HANDLING).ifPresent(at -> memory.storeOpaque(at, value));
  }
}
