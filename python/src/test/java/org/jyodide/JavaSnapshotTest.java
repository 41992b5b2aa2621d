package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jyodide.fixtures.Ledger;

/** Java in snapshots: what can be named goes on, the rest is refused. */
class JavaSnapshotTest {
  private static final InterpreterOptions OPTIONS =
      InterpreterOptions.defaults()
          .withJavaAccess(
              JavaAccess.packages("java.util", "java.time", "java.lang", "org.jyodide.fixtures")
                  .and(JavaAccess.classes(CompletableFuture.class)));

  private static Snapshot snapshot;

  @BeforeAll
  static void freeze() {
    try (Interpreter python = Interpreter.create(OPTIONS)) {
      set(python, "passed", new ArrayList<>(List.of(1)));
      python.exec(
          """
          import java.time
          import java.util
          from java.util.Map import Entry
          import jyodide
          from java.lang import ArithmeticException, IllegalStateException, Integer, Math, Runnable
          from java.util import ArrayList, Base64, HashMap, Optional
          from java.util.concurrent import CompletableFuture, TimeUnit
          from java.util.function import Function
          from org.jyodide.fixtures import Ledger

          seconds = TimeUnit.SECONDS
          units = {TimeUnit.DAYS: 1}
          Strings = type(Optional.of([]).get())
          append = ArrayList.add
          to_millis = TimeUnit.toMillis
          sizes = len(ArrayList([1, 2]))
          MapEntry = java.util.Map.Entry
          assert java.time.LocalDate.of(2026, 1, 2).getDayOfMonth() == 2
          assert java.time.LocalDate.MAX.year > 2026

          class Doubler(Function):
              def apply(self, value):
                  return 2 * value

          @jyodide.implements(Runnable)
          class Runner:
              ran = 0
              def run(self):
                  Runner.ran += 1

          class Problem(IllegalStateException):
              pass

          def divide(a, b):
              try:
                  return Math.floorDiv(a, b)
              except ZeroDivisionError as e:
                  return type(e).__mro__[1] is ArithmeticException

          def fill(values):
              array = ArrayList()
              for value in values:
                  array.add(value)
              return array

          assert divide(1, 0) is True
          assert len(passed) == 1
          del passed
          """);
      snapshot = python.snapshot();
    }
  }

  @AfterAll
  static void thaw() {
    snapshot.close();
  }

  private static void set(Interpreter python, String name, Object value) {
    try (PyObject globals = python.globals()) {
      globals.setItem(name, value);
    }
  }

  /** Programs that work in an interpreter that goes on from the snapshot. */
  static Stream<String> programs() {
    return Stream.of(
        "assert list(fill([1, 2])) == [1, 2] and fill([3])[0] == 3",
        "assert type(fill([])) is ArrayList and ArrayList is java.util.ArrayList",
        "from java.util import ArrayList as A; assert A is ArrayList",
        "from java.util.Map import Entry as E; assert E is MapEntry is Entry is java.util.Map.Entry",
        "a = ArrayList(); append(a, 5); assert a == [5]; a.sort(key=lambda x: x); a *= 2; assert a == [5, 5]",
        "m = HashMap({'a': 1}); assert m['a'] == 1 and dict(m) == {'a': 1} and m.pop('a') == 1 and not m",
        "m = HashMap(); m.put('k', 'v'); assert [e.getKey() for e in m.entrySet()] == ['k']",
        "from java.util import LinkedList; l = LinkedList([1]); l.addFirst(0); assert l == [0, 1]",
        "import java.util.regex; assert java.util.regex.Pattern.matches('a+', 'aa')",
        "import java.time; d = java.time.LocalDate.of(2026, 2, 3); assert d.getYear() == d.year == 2026",
        "assert java.time.LocalDate.MAX.year == 999999999",
        "assert Math.max(1, 2) == 2 and Math.PI > 3 and Integer.MAX_VALUE == 2147483647",
        "assert Integer.toString(5) == '5' and Integer.valueOf(7) == 7",
        "assert seconds is TimeUnit.SECONDS and seconds.toMillis(2) == 2000 and units[TimeUnit.DAYS] == 1",
        "assert list(TimeUnit)[3] is seconds and TimeUnit['SECONDS'] is seconds and seconds in TimeUnit",
        "assert divide(7, 2) == 3 and divide(1, 0) is True",
        """
        try: Integer.parseInt('x')
        except ValueError as e: assert e.java_type == 'java.lang.NumberFormatException', e.java_type
        else: assert False
        """,
        """
        try: raise IllegalStateException('no')
        except RuntimeError as e: assert str(e) == 'no' and e.getMessage() == 'no'
        else: assert False
        """,
        "assert issubclass(Problem, IllegalStateException) and not issubclass(Problem, ArithmeticException)",
        "assert Optional.of(3).map(Doubler()).get() == 6 and Doubler().andThen(Doubler()).apply(1) == 4",
        "f = CompletableFuture.runAsync(Runner()); f.join(); assert Runner.ran == 1",
        """
        import asyncio
        async def wait(): return await CompletableFuture.supplyAsync(lambda: 5)
        assert asyncio.run(wait()) == 5
        """,
        "assert repr(ArrayList) == \"<java class 'java.util.ArrayList'>\" and 'add' in dir(ArrayList)",
        "assert isinstance(fill([]), java.util.List) and issubclass(ArrayList, java.util.List)",
        "assert isinstance(Ledger.Color.RED.other(), Ledger.Color) and Ledger.LIMIT == 100",
        "l = Ledger(); l.owner = 'me'; assert l.owner == l.getOwner() == 'me' and l.title == 'ledger'",
        "Ledger.counter = 3; assert Ledger.counter == 3; Ledger.counter = 0",
        """
        try: l = Ledger().getClass()
        except jyodide.AccessDeniedError as e: assert 'only by name' in str(e)
        else: assert False
        """,
        "assert Base64.getEncoder().encodeToString(b'x') == 'eA=='",
        "assert jyodide.cast(java.util.List, [1]).size() == 1");
  }

  private static void each(Interpreter python) {
    programs().forEach(python::exec);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void worksFirstInAFork(String program) {
    try (Interpreter fork = snapshot.fork()) {
      fork.exec(program);
    }
  }

  @Test
  void allOfItWorksInOneForkAndAfterAReset() {
    try (Interpreter fork = snapshot.fork()) {
      each(fork);
      fork.reset();
      each(fork);
    }
  }

  @Test
  void aForkCanBeFrozenAgain() {
    try (Interpreter first = snapshot.fork()) {
      first.exec("from java.util import TreeMap; days = TimeUnit.DAYS; ArrayList().add(1)");
      try (Snapshot deeper = first.snapshot();
          Interpreter second = deeper.fork();
          Snapshot deepest = second.snapshot();
          Interpreter third = deepest.fork()) {
        each(second);
        each(third);
        third.exec("assert TreeMap({'b': 1, 'a': 2}).firstKey() == 'a' and days is TimeUnit.DAYS");
      }
      each(first);
    }
  }

  @Test
  void aFileKeepsIt(@TempDir Path directory) {
    Path file = directory.resolve("java.snapshot");
    snapshot.writeTo(file);
    try (Snapshot read = Snapshot.read(file);
        Interpreter fork = read.fork(OPTIONS)) {
      each(fork);
      fork.reset();
      each(fork);
    }
  }

  @Test
  void manyForksUseJavaAtOnce() {
    List<CompletableFuture<Void>> forks =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          try (Interpreter fork = snapshot.fork()) {
                            each(fork);
                          }
                        }))
            .toList();
    forks.forEach(CompletableFuture::join);
  }

  @Test
  void aPoolLendsInterpretersWithJavaClasses() {
    PoolOptions options = PoolOptions.defaults().withSizes(1, 2);
    try (InterpreterPool pool = InterpreterPool.of(snapshot, options)) {
      for (int i = 0; i < 3; i++) {
        String size =
            pool.call(
                python -> {
                  python.exec("units[TimeUnit.HOURS] = fill([1])");
                  return python.eval("str(len(units)) + str(units[TimeUnit.HOURS])").asString();
                });
        assertEquals("2[1]", size);
      }
    }
  }

  @Test
  void objectsOfJavaPassBothWays() {
    try (Interpreter fork = snapshot.fork()) {
      assertSame(TimeUnit.SECONDS, fork.eval("seconds").as(TimeUnit.class));
      assertSame(ArrayList.class, fork.eval("ArrayList").as(Class.class));
      ArrayList<Integer> list = new ArrayList<>(List.of(4));
      set(fork, "given", list);
      set(fork, "unit", TimeUnit.SECONDS);
      fork.exec("assert type(given) is ArrayList and unit is seconds; append(given, 5)");
      assertEquals("[4, 5]", list.toString());
      Runnable runner = fork.eval("Runner()").as(Runnable.class);
      runner.run();
      assertEquals(1, fork.eval("Runner.ran").asInt());
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> fork.exec("raise IllegalStateException('of Python')"));
      assertEquals("of Python", thrown.getMessage());
    }
  }

  /** What Python code held before may not be used where less is granted. */
  @Test
  void aForkMayGrantLess() {
    InterpreterOptions less =
        OPTIONS.withJavaAccess(JavaAccess.packages("java.time", "java.util.function"));
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
    try (Interpreter none = snapshot.fork(OPTIONS.withJavaAccess(JavaAccess.none()))) {
      assertThrows(AccessDeniedException.class, () -> none.eval("java.time.LocalDate.MAX"));
      assertThrows(AccessDeniedException.class, () -> none.eval("java.util.HashMap"));
      set(none, "given", new ArrayList<>(List.of(1)));
      none.exec("assert given == [1] and type(given) is ArrayList");
      assertThrows(AccessDeniedException.class, () -> none.eval("given.trimToSize()"));
      assertThrows(AccessDeniedException.class, () -> none.eval("append(given, 2)"));
      // Once more with everything: nothing of the refusals is left.
      none.exec("del given");
      try (Snapshot again = none.snapshot();
          Interpreter wide = again.fork(OPTIONS)) {
        each(wide);
      }
    }
  }

  @Test
  void aForkMayGrantMore() {
    JavaAccess access = OPTIONS.javaAccess().and(JavaAccess.packages("java.math"));
    InterpreterOptions more =
        OPTIONS.withJavaAccess(access.and(JavaAccess.classes(Class.class, Ledger.class)));
    try (Interpreter fork = snapshot.fork(more)) {
      each(fork);
      fork.exec("from java.math import RoundingMode; assert RoundingMode.UP is not None");
    }
  }

  private static List<String> obstacles(String program, Map<String, Object> variables) {
    try (Interpreter fork = snapshot.fork()) {
      variables.forEach((name, value) -> set(fork, name, value));
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
      set(fork, "given", new ArrayList<>());
      fork.exec("cycle = [given]; cycle.append(cycle); del cycle, given; a = fill([1]); del a");
      // What Java holds of Python belongs to this interpreter; what nobody has closed is garbage.
      PyObject held = fork.eval("divide");
      assertFalse(fork.eval("fill([1])").isNone());
      try (Snapshot clean = fork.snapshot();
          Interpreter next = clean.fork()) {
        each(next);
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
