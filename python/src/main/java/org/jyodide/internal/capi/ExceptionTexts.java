package org.jyodide.internal.capi;

import java.util.OptionalInt;

/**
 * What a Python exception says, taken while its interpreter lives.
 *
 * @param type the name of its type as tracebacks print it
 * @param message {@code str()} of it
 * @param traceback the traceback as Python prints it
 * @param exitCode the exit code if it is a {@code SystemExit}
 */
public record ExceptionTexts(String type, String message, String traceback, OptionalInt exitCode) {

  /** Asks an exception object. What it cannot tell, since telling raises, is left out. */
  public static ExceptionTexts of(CApi api, int exception) {
    String type = api.types().name(exception);
    String message = message(api, exception);
    return new ExceptionTexts(
        type, message, traceback(api, exception, type, message), exitCode(api, exception));
  }

  private static String message(CApi api, int exception) {
    try {
      return api.objects().str(exception);
    } catch (PythonRaisedException e) {
      api.python().decRef(e.exception());
      return "<exception str() failed>"; // the words of CPython
    }
  }

  private static String traceback(CApi api, int exception, String type, String message) {
    CPython python = api.python();
    try {
      int lines =
          api.code().callModuleFunction("traceback", "format_exception", python.incRef(exception));
      try {
        StringBuilder text = new StringBuilder();
        api.toJava().toList(lines).forEach(text::append);
        return text.toString();
      } finally {
        python.decRef(lines);
      }
    } catch (PythonRaisedException e) {
      python.decRef(e.exception());
      return message.isEmpty() ? type + "\n" : type + ": " + message + "\n";
    }
  }

  private static OptionalInt exitCode(CApi api, int exception) {
    CPython python = api.python();
    int systemExit = python.memory().loadI32(python.address("PyExc_SystemExit"));
    if (python.function("PyErr_GivenExceptionMatches").call(exception, systemExit) == 0) {
      return OptionalInt.empty();
    }
    int code = api.objects().attr(exception, "code");
    try {
      return OptionalInt.of(exitCodeOf(api, code));
    } finally {
      python.decRef(code);
    }
  }

  /** As {@code python} does: nothing is 0, a number itself, anything else is printed and 1. */
  private static int exitCodeOf(CApi api, int code) {
    return switch (api.types().kind(code)) {
      case NONE -> 0;
      case BOOL -> api.toJava().asBoolean(code) ? 1 : 0;
      case INT -> api.toJava().asBigInteger(code).intValue();
      default -> 1;
    };
  }
}
