package org.jyodide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jyodide.internal.bridge.java.Frames;

/**
 * Stack traces as users read them: Python's frames before Java's, and none of the library's own.
 */
final class StackTraces {
  private static final String JOB = "org.jyodide.internal.thread.Job";

  /** Classes that stand between users and the interpreter's thread. */
  private static final Set<String> OWN =
      Stream.of(
              AsyncLoop.class,
              Interpreter.class,
              InterpreterFuture.class,
              Leaks.class,
              PyAsyncIterator.class,
              PyBuffer.class,
              PyContext.class,
              PyIterator.class,
              PyObject.class,
              PyPublisher.class,
              PyReference.class,
              PythonFutures.class,
              PythonTask.class)
          .map(Class::getName)
          .collect(Collectors.toUnmodifiableSet());

  private StackTraces() {}

  /** Puts the frames of Python before those of the Java code that called it. */
  static void complete(PythonException exception) {
    if (!exception.isComplete()) {
      List<StackTraceElement> frames = new ArrayList<>(exception.pythonFrames());
      frames.addAll(ofUser(exception.getStackTrace(), true));
      exception.setStackTrace(frames.toArray(StackTraceElement[]::new));
      exception.markComplete();
    }
  }

  /** Adds the frames of the thread that waited for a block of code, below those of the block. */
  static void addCaller(PythonException exception) {
    List<StackTraceElement> frames = new ArrayList<>(List.of(exception.getStackTrace()));
    frames.addAll(ofUser(new Throwable().getStackTrace(), false));
    exception.setStackTrace(frames.toArray(StackTraceElement[]::new));
  }

  /**
   * Puts the frames of Python into the stack trace of an exception of Java's that comes out of it.
   * The traceback has its frames of Java, too, up to where Python was called last.
   */
  static void mix(Throwable thrown, List<StackTraceElement> traceback) {
    StackTraceElement[] stack = thrown.getStackTrace();
    List<StackTraceElement> frames = new ArrayList<>();
    if (Frames.startOfRest(stack) > 0) {
      frames.addAll(Frames.again(stack, traceback));
    } else {
      frames.addAll(traceback);
      frames.addAll(ofJava(stack, traceback));
    }
    thrown.setStackTrace(frames.toArray(StackTraceElement[]::new));
  }

  /** The frames of Java that a traceback does not have, of an exception that is in it first. */
  private static List<StackTraceElement> ofJava(
      StackTraceElement[] stack, List<StackTraceElement> traceback) {
    List<StackTraceElement> frames = new ArrayList<>();
    int known = 0;
    boolean inJava = false;
    for (StackTraceElement frame : traceback) {
      boolean isJava = isOfJava(frame);
      known += isJava && !inJava ? 1 : 0;
      inJava = isJava;
    }
    int section = -1;
    boolean inUser = false;
    boolean below = false;
    for (StackTraceElement frame : stack) {
      below |= frame.getClassName().equals(JOB) && frame.getMethodName().equals("run");
      boolean isUser =
          !below && !isOurs(frame) && !frame.getClassName().startsWith("java.lang.invoke.");
      section += isUser && !inUser ? 1 : 0;
      inUser = isUser;
      if (below || (isUser && section >= known)) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private static boolean isOfJava(StackTraceElement frame) {
    String file = frame.getFileName();
    return file != null && (file.endsWith(".java") || file.equals("<java>"));
  }

  /**
   * Without the library's frames.
   *
   * @param isCut whether what is below a block that another thread waits for is left out
   */
  private static List<StackTraceElement> ofUser(StackTraceElement[] frames, boolean isCut) {
    List<StackTraceElement> left = new ArrayList<>();
    for (StackTraceElement frame : frames) {
      if (isCut && frame.getClassName().equals(JOB) && frame.getMethodName().equals("run")) {
        break;
      }
      if (!isOurs(frame)) {
        left.add(frame);
      }
    }
    return left;
  }

  /** Whether a frame is the library's or the JDK's. */
  static boolean isOfLibrary(StackTraceElement frame) {
    String name = frame.getClassName();
    return OWN.contains(name.split("\\$", 2)[0])
        || isOurs(frame)
        || name.startsWith("java.")
        || name.startsWith("jdk.");
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    boolean isInternal =
        name.startsWith("org.jyodide.internal.")
            || name.startsWith("org.jyodide.wasm.")
            || name.startsWith("org.jyodide.emscripten.")
            || name.startsWith("org.jyodide.cpython314.")
            || name.equals(InterpreterState.class.getName())
            || name.equals(Leaks.class.getName())
            || name.equals(RaisedExceptions.class.getName())
            || name.equals(StackTraces.class.getName());
    boolean isPublicClass =
        name.equals(PyObject.class.getName()) || name.equals(Interpreter.class.getName());
    String method = frame.getMethodName();
    return isInternal
        || (isPublicClass && (method.startsWith("lambda$") || method.equals("enter")));
  }
}
