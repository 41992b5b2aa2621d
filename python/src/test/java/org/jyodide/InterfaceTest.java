package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Java interfaces that Python objects implement. */
@ExtendWith(LeakCheck.class)
class InterfaceTest {
  interface Scorer {
    double score(Map<String, Integer> row);

    default String describe() {
      return "scores " + score(Map.of("a", 1));
    }
  }

  /** Several kinds of methods. */
  public interface Shape {
    String name();

    int sideCount();

    List<Double> sides(int scale);

    default double total() {
      return sides(1).stream().mapToDouble(Double::doubleValue).sum();
    }

    void rename(String name);

    Optional<String> label();
  }

  interface Joiner {
    String join(String separator, @Nullable Object... parts);
  }

  sealed interface Closed permits Only {
    int value();
  }

  record Only(int value) implements Closed {}

  @BeforeAll
  static void define() {
    PYTHON.exec(
        """
        class ScorerImpl:
            def score(self, row): return row['a'] * 2.5

        class Square:
            name = 'square'
            side_count = 4
            def sides(self, scale): return [1.0 * scale] * 4
            def rename(self, name): self.name = name
            def label(self): return None

        class Own(ScorerImpl):
            def describe(self): return 'own'
        """);
  }

  @Test
  void methodsOfAClass() {
    Scorer scorer = eval("ScorerImpl()").as(Scorer.class);
    assertEquals(2.5, scorer.score(Map.of("a", 1)));
    assertEquals("scores 2.5", scorer.describe());
  }

  @Test
  void defaultMethodsCanBeOverridden() {
    assertEquals("own", eval("Own()").as(Scorer.class).describe());
  }

  @Test
  void aCallableIsAFunctionalInterface() {
    Scorer scorer = eval("lambda row: float(len(row))").as(Scorer.class);
    assertEquals(1.0, scorer.score(Map.of("a", 1)));
    assertEquals("scores 1.0", scorer.describe());
    assertEquals(7, eval("max").as(IntBinaryOperator.class).applyAsInt(3, 7));
  }

  @Test
  void attributesAndNamesOfPythonsStyle() {
    PyObject square = eval("Square()");
    Shape shape = square.as(Shape.class);
    assertEquals("square", shape.name());
    assertEquals(4, shape.sideCount());
    assertEquals(List.of(2.0, 2.0, 2.0, 2.0), shape.sides(2));
    assertEquals(4.0, shape.total());
    shape.rename("box");
    assertEquals("box", square.attr("name").asString());
    assertEquals(Optional.empty(), shape.label());
  }

  @Test
  void methodsOfObjectAreSensible() {
    PyObject python = eval("ScorerImpl()");
    Scorer one = python.as(Scorer.class);
    Scorer two = python.as(Scorer.class);
    assertEquals(one, two);
    assertEquals(one.hashCode(), two.hashCode());
    assertNotEquals(one, eval("ScorerImpl()").as(Scorer.class));
    assertFalse(one.equals(python));
    assertEquals(python.str(), one.toString());
  }

  @Test
  void variableArgumentsAreSpread() {
    Joiner joiner = eval("lambda sep, *parts: sep.join(str(p) for p in parts)").as(Joiner.class);
    assertEquals("1-a-None", joiner.join("-", 1, "a", null));
    assertEquals("", joiner.join("-"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void functionsOfTheLibrary() throws Exception {
    Function<Object, Object> twice = eval("lambda x: x * 2").as(Function.class);
    assertEquals(42L, twice.apply(21));
    assertEquals("abab", twice.andThen(x -> x).apply("ab"));
    Predicate<Object> isEven = eval("lambda n: n % 2 == 0").as(Predicate.class);
    assertTrue(isEven.test(2));
    assertTrue(isEven.negate().test(3));
    Supplier<Object> none = eval("lambda: None").as(Supplier.class);
    assertNull(none.get());
    Callable<Object> callable = eval("list").as(Callable.class);
    assertTrue(callable.call() instanceof PyObject);
    BiFunction<Object, Object, Object> add = eval("lambda a, b: a + b").as(BiFunction.class);
    assertEquals(3L, add.apply(1, 2));
    ToIntFunction<Object> length = eval("len").as(ToIntFunction.class);
    assertEquals(3, length.applyAsInt("abc"));
    List<Integer> ran = new ArrayList<>();
    Thread thread = new Thread(() -> ran.add(1));
    thread.start();
    thread.join();
    eval("lambda: None").as(Runnable.class).run();
    assertEquals(1, ran.size());
  }

  @Test
  @SuppressWarnings("unchecked")
  void comparators() {
    Comparator<String> byLength = eval("lambda a, b: len(a) - len(b)").as(Comparator.class);
    List<String> words = new ArrayList<>(List.of("ccc", "a", "bb"));
    words.sort(byLength);
    assertEquals(List.of("a", "bb", "ccc"), words);
    words.sort(byLength.reversed());
    assertEquals(List.of("ccc", "bb", "a"), words);
  }

  @Test
  void exceptionsPass() {
    Scorer failing = eval("lambda row: row['missing']").as(Scorer.class);
    PythonException e = assertThrows(PythonException.class, () -> failing.score(Map.of("a", 1)));
    assertEquals("KeyError", e.pythonType());
  }

  @Test
  void resultsAreChecked() {
    Scorer wrong = eval("lambda row: 'text'").as(Scorer.class);
    ConversionException e = assertThrows(ConversionException.class, () -> wrong.score(Map.of()));
    assertEquals("float was wanted, this is str 'text', at the result of score", e.getMessage());
    Predicate<?> notBoolean = eval("lambda x: 1").as(Predicate.class);
    assertThrows(ConversionException.class, () -> notBoolean.test(null));
  }

  @Test
  void whatCannotBeImplementedIsSaidAtOnce() {
    ConversionException e =
        assertThrows(ConversionException.class, () -> eval("object()").as(Shape.class));
    assertTrue(String.valueOf(e.getMessage()).contains("label, name, rename"), e.getMessage());
    assertThrows(ConversionException.class, () -> eval("5").as(Runnable.class));
    assertThrows(ConversionException.class, () -> eval("lambda: 1").as(Closed.class));
    assertThrows(ConversionException.class, () -> eval("len").as(Shape.class));
    assertThrows(ConversionException.class, () -> eval("len").as(Thread.class));
  }

  @Test
  void comesBackAsTheSamePythonObject() {
    PyObject python = eval("ScorerImpl()");
    assertTrue(eval("lambda x: x").call(python.as(Scorer.class)).is(python));
  }

  @Test
  void canBeCalledFromAnyThread() throws Exception {
    IntBinaryOperator add = eval("lambda a, b: a + b").as(IntBinaryOperator.class);
    List<Thread> threads = new ArrayList<>();
    List<Integer> sums = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 8; t++) {
      int base = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  sums.add(add.applyAsInt(base, i));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(400, sums.size());
    assertEquals(
        50 * (0 + 1 + 2 + 3 + 4 + 5 + 6 + 7) + 8 * (49 * 50 / 2),
        sums.stream().mapToInt(Integer::intValue).sum());
  }
}
