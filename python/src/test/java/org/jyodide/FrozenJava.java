package org.jyodide;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A Python that has used Java, frozen, and what works in those that go on from there. */
final class FrozenJava {
  static final InterpreterOptions OPTIONS =
      InterpreterOptions.defaults()
          .withJavaAccess(
              JavaAccess.packages("java.util", "java.time", "java.lang", "org.jyodide.fixtures")
                  .and(JavaAccess.classes(CompletableFuture.class)));

  private FrozenJava() {}

  static Snapshot freeze() {
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
      return python.snapshot();
    }
  }

  static void set(Interpreter python, String name, Object value) {
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
        // The same value by all: it is the one of the JVM, and forks run side by side.
        "Ledger.counter = 3; assert Ledger.counter == 3",
        """
        try: l = Ledger().getClass()
        except jyodide.AccessDeniedError as e: assert 'only by name' in str(e)
        else: assert False
        """,
        "assert Base64.getEncoder().encodeToString(b'x') == 'eA=='",
        "assert jyodide.cast(java.util.List, [1]).size() == 1");
  }

  /** Runs all of them. */
  static void each(Interpreter python) {
    programs().forEach(python::exec);
  }
}
