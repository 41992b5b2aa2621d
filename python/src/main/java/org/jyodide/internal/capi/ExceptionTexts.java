package org.jyodide.internal.capi;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a Python exception says, taken while its interpreter lives.
 *
 * @param type the name of its type as tracebacks print it
 * @param message {@code str()} of it
 * @param traceback the traceback as Python prints it
 * @param exitCode the exit code if it is a {@code SystemExit}
 * @param frames the frames of the traceback, the one that raised first, as a stack trace has them
 */
public record ExceptionTexts(
    String type,
    String message,
    String traceback,
    OptionalInt exitCode,
    List<StackTraceElement> frames) {

  /** Asks an exception object. What it cannot tell, since telling raises, is left out. */
  public static ExceptionTexts of(CApi api, int exception) {
    String type = api.types().name(exception);
    String message = message(api, exception);
    return new ExceptionTexts(
        type,
        message,
        traceback(api, exception, type, message),
        exitCode(api, exception),
        frames(api, exception));
  }

  /** The frames of the traceback of an exception object, the one that raised first. */
  public static List<StackTraceElement> frames(CApi api, int exception) {
    CPython python = api.python();
    List<StackTraceElement> frames = new ArrayList<>();
    try {
      int list = api.code().callModuleFunction(Code.HELPERS, "frames", python.incRef(exception));
      try {
        for (Object entry : api.toJava().toList(list)) {
          if (entry instanceof List<?> frame) {
            frames.add(0, element(frame));
          }
        }
      } finally {
        python.decRef(list);
      }
    } catch (PythonRaisedException e) {
      python.decRef(e.exception());
    }
    return frames;
  }

  /** Frames of Java, which the bridge adds to tracebacks, become what they were. */
  private static StackTraceElement element(List<?> frame) {
    String module = String.valueOf(frame.get(0));
    String function = String.valueOf(frame.get(1));
    String file = String.valueOf(frame.get(2));
    int line = frame.get(3) instanceof Number number ? number.intValue() : 0;
    int dot = function.lastIndexOf('.');
    boolean isJava = (file.endsWith(".java") || file.equals("<java>")) && dot > 0;
    return isJava
        ? new StackTraceElement(function.substring(0, dot), function.substring(dot + 1), file, line)
        : new StackTraceElement(module, function, file, line);
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
