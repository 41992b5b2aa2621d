package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.trace.CString;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/** Messages of the C library to its developer, and the end of a program that gives up. */
@SuppressWarnings("DoNotCallSuggester") // Called by programs.
final class DiagnosticImports {
  private static final int OUTPUT = 1;
  private static final int ERRORS = 2;

  /** Flags of {@code emscripten_log} that send a message to the errors: warning and error. */
  private static final int LOG_TO_ERRORS = 2 | 4;

  private final EmscriptenProcess process;

  DiagnosticImports(EmscriptenProcess process) {
    this.process = process;
  }

  @HostImport(name = "__assert_fail")
  void assertFail(@CString int condition, @CString int file, int line, @CString int function) {
    throw abort(
        "assertion failed: "
            + read(condition)
            + ", at "
            + (file == 0 ? "unknown file" : read(file))
            + ":"
            + line
            + ", "
            + (function == 0 ? "unknown function" : read(function)));
  }

  @HostImport(name = "_abort_js")
  void abort() {
    throw abort("abort()");
  }

  /** Nothing listens: the JVM's debuggers do not know C. */
  @HostImport(name = "emscripten_debugger")
  void debugger() {}

  @HostImport(name = "emscripten_log_impl_js")
  void logImpl(@CString int text) {
    process.printLine(ERRORS, read(text));
  }

  @HostImport(name = "_emscripten_log_formatted")
  void logFormatted(int flags, @CString int text) {
    process.printLine((flags & LOG_TO_ERRORS) != 0 ? ERRORS : OUTPUT, read(text));
  }

  @HostImport(name = "emscripten_console_log")
  void consoleLog(@CString int text) {
    process.printLine(OUTPUT, read(text));
  }

  @HostImport(name = "emscripten_console_error")
  void consoleError(@CString int text) {
    process.printLine(ERRORS, read(text));
  }

  @HostImport(name = "emscripten_console_warn")
  void consoleWarn(@CString int text) {
    process.printLine(ERRORS, read(text));
  }

  @HostImport(name = "emscripten_console_trace")
  void consoleTrace(@CString int text) {
    process.printLine(ERRORS, read(text));
  }

  @HostImport(name = "emscripten_out")
  void out(@CString int text) {
    process.printLine(OUTPUT, read(text));
  }

  @HostImport(name = "emscripten_err")
  void err(@CString int text) {
    process.printLine(ERRORS, read(text));
  }

  /** A trap, as no handler of the program may go on after it. */
  private static Trap abort(String reason) {
    return new Trap(TrapKind.UNREACHABLE, "(the program aborted: " + reason + ")");
  }

  private String read(int address) {
    return CStrings.read(process.memory(), address);
  }
}
