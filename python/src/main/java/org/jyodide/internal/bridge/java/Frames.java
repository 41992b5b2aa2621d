package org.jyodide.internal.bridge.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jyodide.internal.capi.Tracebacks;

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
   * @param section 0 for the innermost that has any; if the exception came out of Python, 0 for all
   *     that it has passed, or else the next
   */
  static List<StackTraceElement> section(Throwable thrown, int section) {
    StackTraceElement[] stack = thrown.getStackTrace();
    int end = endOfNextSection(stack);
    if (end > 0) {
      List<StackTraceElement> next = new ArrayList<>();
      int rest = startOfRest(stack);
      if (section == 0) {
        next.addAll(List.of(stack).subList(0, Math.min(rest, MOST)));
      }
      for (int i = rest; i < end; i++) {
        if (!isBoundary(stack[i]) && !isNoise(stack[i]) && i - rest < MOST) {
          next.add(stack[i]);
        }
      }
      return next;
    }
    List<StackTraceElement> frames = new ArrayList<>();
    int current = -1;
    boolean inside = false;
    for (StackTraceElement frame : stack) {
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

  /**
   * The frames that an exception of Java's has when it comes out of Python again, as a Python
   * exception that is new or the one that it was.
   */
  public static List<StackTraceElement> again(
      StackTraceElement[] stack, List<StackTraceElement> traceback) {
    int rest = startOfRest(stack);
    List<StackTraceElement> before = List.of(stack).subList(0, rest);
    boolean isSame = traceback.size() >= rest && traceback.subList(0, rest).equals(before);
    List<StackTraceElement> frames = new ArrayList<>(isSame ? List.of() : before);
    int known = isSame ? 0 : Math.min(Math.min(rest, MOST), traceback.size());
    frames.addAll(traceback.subList(known, traceback.size()));
    frames.addAll(List.of(stack).subList(endOfNextSection(stack), stack.length));
    return frames;
  }

  /**
   * Where the section ends that follows the frames of Python in the stack trace of an exception
   * that came out of Python; 0 if it has none of them.
   */
  private static int endOfNextSection(StackTraceElement[] stack) {
    int i = startOfRest(stack);
    if (i == 0) {
      return 0;
    }
    while (i < stack.length && isBoundary(stack[i])) {
      i++;
    }
    while (i < stack.length && !isBoundary(stack[i])) {
      i++;
    }
    return i;
  }

  /** Where the frames of Python end. */
  public static int startOfRest(StackTraceElement[] stack) {
    int i = 0;
    while (i < stack.length && Tracebacks.isFrom(stack[i])) {
      i++;
    }
    return i;
  }

  /** Whether Java calls Python here; the frames of the library are gone. */
  private static boolean isBoundary(StackTraceElement frame) {
    String name = frame.getClassName();
    return isInternal(frame) || name.startsWith("jdk.proxy") || name.startsWith("com.sun.proxy.");
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
