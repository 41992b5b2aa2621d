package org.jyodide.internal.bridge.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The frames of user code in a Java stack trace. Frames of this library and of the compiled Python
 * cut the trace into sections, one for each time that Python called Java.
 */
public final class Frames {
  private static final int MOST = 100;

  /** The public classes, whose package users' classes might share. */
  private static final Set<String> PUBLIC =
      Set.of(
          "Interpreter",
          "InterpreterFuture",
          "InterpreterState",
          "PyIterator",
          "PyObject",
          "PyReference",
          "PythonFutures",
          "PythonRuntime");

  private Frames() {}

  /** Whether a frame is this library's or the compiled Python's. */
  static boolean isInternal(StackTraceElement frame) {
    String name = frame.getClassName();
    if (!name.startsWith("org.jyodide.")) {
      return false;
    }
    String rest = name.substring("org.jyodide.".length());
    int end = rest.indexOf('$');
    String plain = end < 0 ? rest : rest.substring(0, end);
    if (plain.indexOf('.') < 0) {
      return PUBLIC.contains(plain);
    }
    boolean isOurs =
        plain.startsWith("internal.")
            || plain.startsWith("cpython")
            || plain.startsWith("wasm.")
            || plain.startsWith("emscripten.")
            || plain.startsWith("vfs.");
    return isOurs && !plain.endsWith("Test") && !plain.contains("fixture");
  }

  /** Whether a frame is machinery of the JDK that nobody wants to see. */
  static boolean isNoise(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("java.lang.invoke.")
        || name.startsWith("jdk.internal.")
        || name.startsWith("java.lang.reflect.")
        || name.startsWith("jdk.proxy")
        || name.startsWith("com.sun.proxy.");
  }

  /**
   * The frames of one section, innermost first.
   *
   * @param section 0 for the innermost that has any
   */
  static List<StackTraceElement> section(Throwable thrown, int section) {
    List<StackTraceElement> frames = new ArrayList<>();
    int current = -1;
    boolean inside = false;
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (isInternal(frame)) {
        inside = false;
      } else if (!isNoise(frame)) {
        if (!inside) {
          inside = true;
          current++;
        }
        if (current == section && frames.size() < MOST) {
          frames.add(frame);
        }
      }
    }
    return frames;
  }

  /** The stack trace as text, causes included, without frames of the host. */
  static String text(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable each = thrown;
    for (int depth = 0; each != null && depth < 10; depth++) {
      text.append(depth == 0 ? "" : "Caused by: ").append(each).append('\n');
      for (StackTraceElement frame : each.getStackTrace()) {
        if (!isInternal(frame) && !isNoise(frame)) {
          text.append("\tat ").append(frame).append('\n');
        }
      }
      each = each.getCause() == each ? null : each.getCause();
    }
    return text.toString();
  }
}
