package org.jyodide.internal.capi;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a Python exception says, taken while its interpreter lives.
 *
 * @param type the name of its type as tracebacks print it
 * @param message {@code str()} of it
 * @param traceback the traceback as Python prints it
 * @param hint what to do about a module that is not installed; empty if that is not known
 * @param exitCode the exit code if it is a {@code SystemExit}
 * @param frames the frames of the traceback, the one that raised first, as a stack trace has them
 */
public record ExceptionTexts(
    String type,
    String message,
    String traceback,
    String hint,
    OptionalInt exitCode,
    List<StackTraceElement> frames) {
  /**
   * From this many frames on, the traceback of an exception that only passes a call inside a call
   * has no source code: a deep recursion would print it again in each of its calls.
   */
  private static final int LONG = 100;

  /** Asks an exception object. What it cannot tell, since telling raises, is left out. */
  public static ExceptionTexts of(CApi api, int exception) {
    String type = api.types().name(exception);
    String hint = hint(api, exception);
    String message = message(api, exception);
    List<StackTraceElement> frames = api.tracebacks().frames(exception);
    boolean isShort = frames.size() > LONG && api.pyObjects().isNested();
    return new ExceptionTexts(
        type,
        message,
        isShort ? plain(frames, type, message) : traceback(api, exception, type, message),
        hint,
        exitCode(api, exception),
        frames);
  }

  /** What to do about a module that is not installed; the exception gets it as a note, too. */
  private static String hint(CApi api, int exception) {
    CPython python = api.python();
    int missing = python.memory().loadI32(python.address("PyExc_ModuleNotFoundError"));
    if (python.function("PyErr_GivenExceptionMatches").call(exception, missing) == 0) {
      return "";
    }
    try {
      int hint =
          api.code()
              .callModuleFunction(Code.HELPERS, "missing_module_hint", python.incRef(exception));
      try {
        return api.objects().str(hint);
      } finally {
        python.decRef(hint);
      }
    } catch (PythonRaisedException e) {
      python.decRef(e.exception());
      return "";
    }
  }

  private static String message(CApi api, int exception) {
    try {
      return api.objects().str(exception);
    } catch (PythonRaisedException e) {
      api.python().decRef(e.exception());
      return "<exception str() failed>"; // the words of CPython
    }
  }

  private static String plain(List<StackTraceElement> frames, String type, String message) {
    StringBuilder text = new StringBuilder("Traceback (most recent call last):\n");
    text.append("  ...\n");
    for (int i = LONG - 1; i >= 0; i--) {
      StackTraceElement frame = frames.get(i);
      text.append("  File \"").append(frame.getFileName());
      text.append("\", line ").append(frame.getLineNumber());
      text.append(", in ").append(frame.getMethodName()).append('\n');
    }
    return text.append(withMessage(type, message)).toString();
  }

  private static String withMessage(String type, String message) {
    return message.isEmpty() ? type + "\n" : type + ": " + message + "\n";
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
      return withMessage(type, message);
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
