package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.fixtures.Ledger;

/** Where a snapshot with Java ends: other grants, another class path, objects without a name. */
class JavaSnapshotLimitsTest {
  private static Snapshot snapshot;

  @BeforeAll
  static void freeze() {
    snapshot = FrozenJava.freeze();
  }

  @AfterAll
  static void thaw() {
    snapshot.close();
  }

  /** What Python code held before may not be used where less is granted. */
  @Test
  void aForkMayGrantLess() {
    InterpreterOptions less =
        FrozenJava.OPTIONS.withJavaAccess(JavaAccess.packages("java.time", "java.util.function"));
    try (Interpreter fork = snapshot.fork(less)) {
      for (String refused :
          List.of(
              "ArrayList()",
              "fill([1])",
              "to_millis(seconds, 2)",
              "Math.max(1, 2)",
              "Integer.MAX_VALUE",
              "seconds.toMillis(2)",
              "list(TimeUnit)",
              "TimeUnit.SECONDS",
              "java.util.ArrayList",
              "MapEntry.comparingByKey()",
              "Ledger.Color",
              "Ledger.counter",
              "setattr(Ledger, 'counter', 1)",
              "Ledger()",
              "jyodide.implements(Runnable)",
              "jyodide.cast(ArrayList, [1])",
              "__import__('builtins').exec('from java.util import ArrayList')",
              "__import__('builtins').exec('class R(Runnable): pass')")) {
        AccessDeniedException e =
            assertThrows(AccessDeniedException.class, () -> fork.eval(refused), refused);
        assertTrue(String.valueOf(e.getMessage()).contains("JavaAccess"), e.getMessage());
      }
      fork.exec("assert java.time.LocalDate.of(2026, 1, 2).getYear() == 2026");
      fork.exec("assert Doubler().apply(2) == 4 and repr(seconds) == '<TimeUnit.SECONDS>'");
      fork.exec("assert isinstance(seconds, TimeUnit) and issubclass(Problem, RuntimeError)");
    }
    try (Interpreter none = snapshot.fork(FrozenJava.OPTIONS.withJavaAccess(JavaAccess.none()))) {
      assertThrows(AccessDeniedException.class, () -> none.eval("java.time.LocalDate.MAX"));
      assertThrows(AccessDeniedException.class, () -> none.eval("java.util.HashMap"));
      FrozenJava.set(none, "given", new ArrayList<>(List.of(1)));
      none.exec("assert given == [1] and type(given) is ArrayList");
      assertThrows(AccessDeniedException.class, () -> none.eval("given.trimToSize()"));
      assertThrows(AccessDeniedException.class, () -> none.eval("append(given, 2)"));
      // Once more with everything: nothing of the refusals is left.
      none.exec("del given");
      try (Snapshot again = none.snapshot();
          Interpreter wide = again.fork(FrozenJava.OPTIONS)) {
        FrozenJava.each(wide);
      }
    }
  }

  @Test
  void aForkMayGrantMore() {
    JavaAccess access = FrozenJava.OPTIONS.javaAccess().and(JavaAccess.packages("java.math"));
    InterpreterOptions more =
        FrozenJava.OPTIONS.withJavaAccess(
            access.and(JavaAccess.classes(Class.class, Ledger.class)));
    try (Interpreter fork = snapshot.fork(more)) {
      FrozenJava.each(fork);
      fork.exec("from java.math import RoundingMode; assert RoundingMode.UP is not None");
    }
  }

  private static List<String> obstacles(String program, Map<String, Object> variables) {
    try (Interpreter fork = snapshot.fork()) {
      variables.forEach((name, value) -> FrozenJava.set(fork, name, value));
      fork.exec(program);
      return assertThrows(SnapshotException.class, fork::snapshot).obstacles();
    }
  }

  @Test
  void whatHasNoNameIsListed() {
    assertEquals(
        List.of("the Java object of class int[]", "2 Java objects of class java.util.ArrayList"),
        obstacles("a = fill([1]); b = [ArrayList()]", Map.of("c", new int[1])));
    assertEquals(
        List.of("the Java exception of class java.lang.ArithmeticException"),
        obstacles(
            """
            try: Math.floorDiv(1, 0)
            except ZeroDivisionError as e: kept = e
            """,
            Map.of()));
    Function<Object, Object> identity = x -> x;
    assertEquals(
        List.of("the Java object of the interface java.util.function.Function"),
        obstacles("f(1)", Map.of("f", identity)));
  }

  @Test
  void aStageThatPythonWaitsForIsListed() {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    List<String> obstacles =
        obstacles(
            """
            import asyncio
            async def wait(stage):
                await stage
            task = asyncio.get_event_loop().create_task(wait(stage))
            asyncio.get_event_loop().run_until_complete(asyncio.sleep(0))
            del stage
            """,
            Map.of("stage", stage));
    assertTrue(
        obstacles.contains("the Java CompletionStage that Python waits for"), obstacles::toString);
    assertTrue(
        obstacles.contains("the Java object of class java.util.concurrent.CompletableFuture"),
        obstacles::toString);
  }

  @Test
  void garbageIsNoObstacle() {
    try (Interpreter fork = snapshot.fork()) {
      FrozenJava.set(fork, "given", new ArrayList<>());
      fork.exec("cycle = [given]; cycle.append(cycle); del cycle, given; a = fill([1]); del a");
      // What Java holds of Python belongs to this interpreter; what nobody has closed is garbage.
      PyObject held = fork.eval("divide");
      assertFalse(fork.eval("fill([1])").isNone());
      try (Snapshot clean = fork.snapshot();
          Interpreter next = clean.fork()) {
        FrozenJava.each(next);
      }
      held.close();
    }
  }

  /**
   * A class of a loader that only the interpreter of the snapshot had, and one that has changed.
   */
  @Test
  void whatTheClassPathHasNotGotIsSaid(@TempDir Path directory) throws IOException {
    String first =
        "package shop; public class %s { public int x; public static int count;"
            + " public int price() { return 1; } public void setRate(int r) {}"
            + " public int getRate() { return 2; } public static int all() { return 3; }"
            + " public enum Kind { BIG, SMALL } public static class Part {} %s }";
    ClassLoader before =
        CompiledClasses.in(directory.resolve("before"))
            .add("shop.Gone", first.formatted("Gone", ""))
            .add("shop.Changed", first.formatted("Changed", ""))
            .loader();
    ClassLoader after =
        CompiledClasses.in(directory.resolve("after"))
            .add(
                "shop.Changed",
                "package shop; public class Changed { public int y; public enum Kind { SMALL }"
                    + " public int newer() { return 9; } }")
            .loader();
    InterpreterOptions options =
        InterpreterOptions.defaults().withJavaAccess(JavaAccess.packages("shop"));
    String program =
        """
        import shop
        from shop import Changed, Gone
        big, small, kind = Changed.Kind.BIG, Changed.Kind.SMALL, Gone.Kind.BIG
        price, all = Changed.price, Changed.all
        assert Gone().price() == 1 and Changed.all() == 3 and Changed().rate == 2
        """;
    try (Interpreter python = within(before, () -> Interpreter.create(options))) {
      python.exec(program);
      try (Snapshot taken = python.snapshot();
          Interpreter same = within(before, taken::fork);
          Interpreter other = within(after, taken::fork)) {
        same.exec(
            "assert Gone().price() == 1 and small is Changed.Kind.SMALL and Gone.Kind.BIG is kind");
        for (String use :
            List.of(
                "Gone()", "Gone.count", "Gone.all()", "Gone.Kind", "kind.name()", "shop.Gone")) {
          PythonException e = assertThrows(PythonException.class, () -> other.eval(use), use);
          assertEquals("ImportError", e.pythonType(), use);
          assertTrue(
              String.valueOf(e.getMessage()).contains("is in the snapshot")
                  && String.valueOf(e.getMessage()).contains("shop.Gone"),
              e.getMessage());
        }
        other.exec("assert repr(Gone) == \"<java class 'shop.Gone'>\" and 'price' in dir(Gone)");
        other.exec("c = Changed(); assert type(c) is Changed and small is Changed.Kind.SMALL");
        for (String use :
            List.of(
                "c.price()", "Changed.all()", "c.x", "c.rate", "Changed.count", "Changed.Part")) {
          PythonException e = assertThrows(PythonException.class, () -> other.eval(use), use);
          assertEquals("AttributeError", e.pythonType(), use);
          assertTrue(String.valueOf(e.getMessage()).contains("shop.Changed"), e.getMessage());
        }
        PythonException e = assertThrows(PythonException.class, () -> other.eval("big.name()"));
        assertTrue(String.valueOf(e.getMessage()).contains("the constant BIG"), e.getMessage());
      }
    }
  }

  private static <T> T within(ClassLoader loader, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader outer = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(outer);
    }
  }
}
