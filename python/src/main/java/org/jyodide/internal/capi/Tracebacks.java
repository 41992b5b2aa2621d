package org.jyodide.internal.capi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tracebacks of one CPython as frames of stack traces. An exception that leaves one call after
 * another has a longer traceback each time, of which only the new part is read.
 */
public final class Tracebacks {
  /** How many frames a stack trace has of a traceback, as many as the JVM has of its own stack. */
  private static final int MOST = 1024;

  /** In place of the version of a module, which is not printed where there is no module. */
  private static final String MARK = "Python";

  private static final int TB_NEXT = 8;
  private static final int TB_FRAME = 12;
  private static final int TB_LAST_INSTRUCTION = 16;

  private final CApi api;
  private int lastHead;
  private long lastSum;
  private List<StackTraceElement> last = List.of();

  Tracebacks(CApi api) {
    this.api = api;
  }

  /** Whether a frame of a stack trace was taken from a traceback. */
  public static boolean isFrom(StackTraceElement frame) {
    return MARK.equals(frame.getModuleVersion()) && frame.getModuleName() == null;
  }

  /** Whether it is one of these and not of Java code. */
  public static boolean isOfPython(StackTraceElement frame) {
    return isFrom(frame) && !isJava(String.valueOf(frame.getFileName()));
  }

  /** The frames of the traceback of an exception object, the one that raised first. */
  public List<StackTraceElement> frames(int exception) {
    int head = api.objects().attr(exception, "__traceback__");
    try {
      if (head == api.types().none()) {
        return List.of();
      }
      List<StackTraceElement> frames = read(head);
      lastHead = head;
      lastSum = sum(head);
      last = frames;
      return frames;
    } catch (PythonRaisedException e) {
      api.python().decRef(e.exception());
      return List.of();
    } finally {
      api.python().decRef(head);
    }
  }

  private List<StackTraceElement> read(int head) {
    int fresh = 0;
    int traceback = head;
    while (traceback != 0 && traceback != lastHead) {
      traceback = next(traceback);
      fresh++;
    }
    // The memory of a traceback that is gone may be used again.
    boolean isKnown = traceback != 0 && fresh > 0 && sum(traceback) == lastSum;
    List<StackTraceElement> frames = new ArrayList<>();
    int list = newFrames(head, isKnown ? fresh : -1);
    try {
      for (Object entry : api.toJava().toList(list)) {
        if (entry instanceof List<?> frame) {
          frames.add(element(frame));
        }
      }
    } finally {
      api.python().decRef(list);
    }
    Collections.reverse(frames);
    if (isKnown) {
      frames.addAll(0, last);
    }
    return List.copyOf(frames.subList(0, Math.min(frames.size(), MOST)));
  }

  private int newFrames(int head, int known) {
    CPython python = api.python();
    return api.code()
        .callModuleFunction(
            Code.HELPERS, "frames", python.incRef(head), api.numbers().toPython((long) known));
  }

  private int next(int traceback) {
    return api.python().memory().loadI32(traceback + TB_NEXT);
  }

  private long sum(int head) {
    long sum = 0;
    for (int each = head; each != 0; each = next(each)) {
      sum = sum * 31 + each;
      sum = sum * 31 + api.python().memory().loadI32(each + TB_FRAME);
      sum = sum * 31 + api.python().memory().loadI32(each + TB_LAST_INSTRUCTION);
    }
    return sum;
  }

  /** Frames of Java, which the bridge adds to tracebacks, become what they were. */
  private static StackTraceElement element(List<?> frame) {
    String module = String.valueOf(frame.get(0));
    String function = String.valueOf(frame.get(1));
    String file = String.valueOf(frame.get(2));
    int line = frame.get(3) instanceof Number number ? number.intValue() : 0;
    int dot = function.lastIndexOf('.');
    boolean isJava = isJava(file) && dot > 0;
    return isJava
        ? marked(function.substring(0, dot), function.substring(dot + 1), file, line)
        : marked(module, function, file, line);
  }

  private static boolean isJava(String file) {
    return file.endsWith(".java") || file.equals("<java>");
  }

  private static StackTraceElement marked(String type, String method, String file, int line) {
    return new StackTraceElement(null, null, MARK, type, method, file, line);
  }
}
