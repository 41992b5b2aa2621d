package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.Errors;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.value.FatalException;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code error_handling.c} and {@code _pyodide_core.c}: errors, diagnostics, start of the glue. */
final class ErrorImports {
  /** {@code EM_ASM} blocks have no names: these are their addresses in Pyodide 314.0.7. */
  private static final int ASM_TRIGGER_FATAL_ERROR = 3964903;

  private static final int ASM_ALIAS_OPEN64 = 3964960;
  private static final int ASM_HAS_STACK_SWITCHING = 3965009;

  private final Bridge bridge;

  ErrorImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "Jsv_GetError_import")
  Object errorSentinel() {
    return Sentinel.ERROR;
  }

  @HostImport(name = "JsvError_Check")
  int isErrorSentinel(@Nullable Object value) {
    return value == Sentinel.ERROR ? 1 : 0;
  }

  @HostImport(name = "JsvError_Throw")
  void throwError(@Nullable Object error) {
    throw error == null ? HostError.error("null was thrown") : Thrown.exception(error);
  }

  @HostImport(name = "new_error")
  Object newError(int type, @Nullable Object message, int exception) {
    return bridge
        .errors()
        .newPythonError(
            CStrings.read(bridge.process().memory(), type), HostValues.display(message), exception);
  }

  @HostImport(name = "capture_stderr")
  void captureStderr() {
    bridge.standardError().capture();
  }

  @HostImport(name = "restore_stderr")
  Object restoreStderr() {
    return bridge.standardError().restore();
  }

  @HostImport(name = "fail_test")
  void failTest() {
    bridge.noteInternalError();
  }

  @HostImport(name = "throw_no_gil")
  void throwNoGil() {
    throw Errors.noGil();
  }

  @HostImport(name = "raw_call_js")
  void rawCall(@Nullable Object function) {
    HostValues.call(function);
  }

  @HostImport(name = "emscripten_asm_const_int")
  int emAsm(int code, int signature, int arguments) {
    return switch (code) {
      case ASM_TRIGGER_FATAL_ERROR ->
          throw new FatalException(HostError.error("intentionally triggered fatal error!"));
      // The program's libraries have open64 already.
      case ASM_ALIAS_OPEN64 -> 0;
      case ASM_HAS_STACK_SWITCHING -> 1;
      default ->
          throw new FatalException(
              new IllegalStateException(
                  "the program runs EM_ASM block "
                      + code
                      + ", which its release does not have; is it another release?"));
    };
  }

  @HostImport(name = "set_pyodide_module")
  void setPyodideModule(@Nullable Object module) {
    if (!(module instanceof PyProxy proxy)) {
      throw new FatalException(new IllegalStateException("_pyodide is no Python object"));
    }
    bridge.setPyodideModule(proxy);
  }

  @HostImport(name = "pyodide_js_init")
  void init() {
    // In JavaScript the body of the glue itself; here it is there from the start.
  }

  @HostImport(name = "jslib_init_js")
  @EmJs(EmJs.Failure.NUM)
  int initConstants() {
    store("Jsr_undefined", Undefined.UNDEFINED);
    store("Jsr_true", true);
    store("Jsr_false", false);
    store("Jsr_error", Sentinel.ERROR);
    store("Jsr_novalue", Sentinel.NO_VALUE);
    return 0;
  }

  private void store(String constant, Object value) {
    bridge
        .process()
        .memory()
        .storeI32(bridge.calls().address(constant), bridge.glue().hiwireIntern(value));
  }

  @HostImport(name = "jslib_init_buffers_js")
  @EmJs(EmJs.Failure.NUM)
  int initBuffers() {
    bridge.formats().install();
    return 0;
  }
}
