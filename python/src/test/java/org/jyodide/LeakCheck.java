package org.jyodide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jyodide.internal.boot.PythonProcess;
import org.jyodide.internal.bridge.Bridge;

/**
 * Fails a test of the bridge that leaves something behind: a {@code PyObject} or {@code PyBuffer}
 * that something in Java still holds, a Java object that Python still holds, a proxy or a handle of
 * Pyodide's C code. Both sides collect their garbage first; the failure says where what is left was
 * made. Variables that the test set in {@code __main__} are removed before.
 *
 * <p>Watches the interpreters that tests share: those that {@link #watch} has been given.
 */
final class LeakCheck implements BeforeEachCallback, AfterEachCallback {
  private static final int ROUNDS = 80;
  private static final int ROUND_MILLIS = 10;

  /**
   * So many exceptions in all may outlive their test. They have no {@code close}, and the JVM and
   * JUnit hold one now and then for longer than a test takes; one that we held would be many.
   */
  private static final int MOST_LATE_EXCEPTIONS = 4;

  private static final AtomicInteger LATE_EXCEPTIONS = new AtomicInteger();

  private static final String OPEN = "still open: ";

  /** Interpreters with what they had when they were made. */
  private static final Map<Interpreter, Marks> WATCHED = new ConcurrentHashMap<>();

  private final Map<Interpreter, Marks> marks = new HashMap<>();

  private final int rounds;

  LeakCheck() {
    this(ROUNDS);
  }

  /** Collects garbage so often before it says that something is left. */
  LeakCheck(int rounds) {
    this.rounds = rounds;
  }

  /** What one interpreter had before the test. */
  private record Marks(
      long references, List<Throwable> javaObjects, List<Throwable> proxies, int handles) {
    static Marks of(Interpreter python) {
      return python.call(
          () -> {
            InterpreterState state = python.state();
            PythonProcess process = state.process();
            return new Marks(
                state.recorded().made(),
                process.java().handles().places(),
                process.hasTasks() ? process.bridge().proxies().places() : List.of(),
                process.hasTasks() ? hostValues(process) : -1);
          });
    }
  }

  /** Makes an interpreter whose references are recorded; tests that share it leave it clean. */
  static Interpreter watch(InterpreterOptions options) {
    Leaks.report(Optional.of(report -> {}));
    Interpreter python = Interpreter.create(options);
    Leaks.report(Optional.empty());
    python.exec("import gc, sys, asyncio, traceback, linecache, jyodide\n_kept = None");
    python.call(
        () -> {
          PythonProcess process = python.state().process();
          Leaks leaks = python.state().recorded();
          process.java().handles().recordPlaces(leaks::place);
          process.bridge().proxies().recordPlaces(leaks::place);
          return true;
        });
    mark(python, WATCHED);
    return python;
  }

  /** Forgets an interpreter. */
  static void unwatch(Interpreter python) {
    WATCHED.remove(python);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      WATCHED.keySet().forEach(LeakCheck::removeVariables);
      return;
    }
    List<String> left = allLeft();
    if (!left.isEmpty() && !areLateExceptions(left)) {
      throw new AssertionError(String.join("\n", left));
    }
  }

  /** Begins a test. */
  void begin() {
    WATCHED.keySet().forEach(python -> mark(python, marks));
  }

  private static void mark(Interpreter python, Map<Interpreter, Marks> marks) {
    python.exec("_kept = None; _kept = set(globals())");
    marks.put(python, Marks.of(python));
  }

  /** What the test left, a paragraph each; empty for nothing. */
  String left() {
    return String.join("\n", allLeft());
  }

  private List<String> allLeft() {
    List<String> left = new ArrayList<>();
    WATCHED.forEach(
        (python, begin) -> left.addAll(left(python, marks.getOrDefault(python, begin))));
    return left;
  }

  private static void removeVariables(Interpreter python) {
    python.exec(
        """
        for _name in [n for n in globals() if _kept is not None and n not in _kept]:
            del globals()[_name]
        _kept = _name = None
        for _name in ('last_exc', 'last_value', 'last_traceback', 'last_type'):
            if hasattr(sys, _name): delattr(sys, _name)
        """);
  }

  private List<String> left(Interpreter python, Marks marks) {
    removeVariables(python);
    List<String> left = since(python, marks);
    for (int i = 0; i < rounds && !left.isEmpty(); i++) {
      System.gc();
      python.exec("gc.collect()");
      left = since(python, marks);
      if (!left.isEmpty()) {
        pause();
      }
    }
    return left;
  }

  /** An exception has its traceback, and with that what the variables of its frames hold. */
  private static boolean areLateExceptions(List<String> left) {
    long exceptions =
        left.stream().filter(each -> each.startsWith(OPEN + "PythonException")).count();
    boolean isMore =
        left.stream().anyMatch(each -> each.startsWith(OPEN) && !each.contains("PythonException"));
    return exceptions > 0
        && !isMore
        && LATE_EXCEPTIONS.addAndGet((int) exceptions) <= MOST_LATE_EXCEPTIONS;
  }

  private static List<String> since(Interpreter python, Marks marks) {
    return python.call(
        () -> {
          InterpreterState state = python.state();
          PythonProcess process = state.process();
          List<String> found = new ArrayList<>();
          for (Leaks.Entry entry : state.recorded().open()) {
            if (entry.number() >= marks.references()) {
              found.add(OPEN + entry);
            }
          }
          addNew(found, process.java().handles().places(), marks.javaObjects());
          if (process.hasTasks()) {
            Bridge bridge = process.bridge();
            bridge.loop().runDue();
            bridge.glue().clearMethodCallSingleton();
            bridge.releaseUnreachable();
            addNew(found, bridge.proxies().places(), marks.proxies());
            int handles = hostValues(process);
            if (marks.handles() >= 0 && handles > marks.handles()) {
              found.add("handles of host values: " + marks.handles() + ", now " + handles);
            }
          }
          return found;
        });
  }

  private static int hostValues(PythonProcess process) {
    return process.bridge().glue().hiwireNumRefs();
  }

  private static void addNew(List<String> found, List<Throwable> now, List<Throwable> before) {
    for (Throwable place : now) {
      if (!before.contains(place)) {
        StringBuilder text = new StringBuilder(String.valueOf(place.getMessage()));
        for (StackTraceElement frame : place.getStackTrace()) {
          text.append("\n        ").append(frame);
        }
        found.add(text.toString());
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ROUND_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
