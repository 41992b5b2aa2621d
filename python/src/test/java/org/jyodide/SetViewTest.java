package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.eval;

import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Python set as a {@code Set}. */
@ExtendWith(LeakCheck.class)
class SetViewTest {
  private final PyObject python = eval("{1, 2, 3}");
  private final Set<Long> set = python.asSet(Long.class);

  @Test
  void reads() {
    assertEquals(3, set.size());
    assertTrue(set.contains(2L));
    assertTrue(set.contains((Object) 2), "Python has one kind of int");
    assertFalse(set.contains(9L));
    assertFalse(set.contains((Object) "2"));
    assertFalse(set.contains((Object) List.of()), "what has no hash is in no set");
    assertEquals(Set.of(1L, 2L, 3L), set);
    assertEquals(set, Set.of(1L, 2L, 3L));
    assertEquals(Set.of(1L, 2L, 3L).hashCode(), set.hashCode());
    assertTrue(set.containsAll(List.of(1L, 3L)));
  }

  @Test
  void writes() {
    assertTrue(set.add(4L));
    assertFalse(set.add(4L));
    assertTrue(set.remove(1L));
    assertFalse(set.remove(1L));
    assertTrue(set.addAll(Set.of(5L, 6L)));
    assertTrue(set.removeAll(List.of(5L)));
    assertTrue(set.retainAll(Set.of(2L, 3L, 4L)));
    assertTrue(python.isEqualTo(eval("{2, 3, 4}")));
    assertTrue(set.removeIf(n -> n == 3));
    assertTrue(python.isEqualTo(eval("{2, 4}")));
    set.clear();
    assertEquals("set()", python.repr());
  }

  @Test
  void iteratorsRemove() {
    Set<Long> seen = new HashSet<>();
    for (Iterator<Long> i = set.iterator(); i.hasNext(); ) {
      long element = i.next();
      seen.add(element);
      if (element != 2) {
        i.remove();
      }
    }
    assertEquals(Set.of(1L, 2L, 3L), seen);
    assertEquals("{2}", python.repr());
  }

  @Test
  void aChangeInPythonEndsAnIteration() {
    Iterator<Long> iterator = set.iterator();
    iterator.next();
    python.callMethod("add", 99);
    assertThrows(ConcurrentModificationException.class, iterator::next);
  }

  @Test
  void frozensetsAndViewsOfKeys() {
    Set<Long> frozen = eval("frozenset({1})").asSet(Long.class);
    assertEquals(Set.of(1L), frozen);
    assertThrows(UnsupportedOperationException.class, () -> frozen.add(2L));
    assertThrows(UnsupportedOperationException.class, () -> frozen.remove(1L));
    assertThrows(UnsupportedOperationException.class, frozen::clear);
    assertEquals(Set.of("a", "b"), eval("{'a': 1, 'b': 2}.keys()").asSet(String.class));
    assertThrows(ConversionException.class, () -> eval("[1]").asSet(Long.class));
    assertThrows(ConversionException.class, () -> eval("{}").asSet(Long.class));
  }

  @Test
  void comesBackAsTheSamePythonObject() {
    assertTrue(eval("lambda x: x").call(set).is(python));
  }

  @Test
  void elementsOfOtherTypes() {
    Set<String> texts = eval("{'a', 1}").asSet(String.class);
    assertThrows(ConversionException.class, texts::toArray);
    assertTrue(texts.contains("a"));
  }

  @Test
  void collections() {
    var values = eval("{'a': 1, 'b': 2}.values()").asCollection(Integer.class);
    assertEquals(2, values.size());
    assertEquals(List.of(1, 2), List.copyOf(values));
    assertTrue(values.contains(2));
    assertThrows(UnsupportedOperationException.class, () -> values.remove(1));
    assertTrue(eval("[1]").asCollection(Long.class) instanceof List);
    assertTrue(eval("{1}").asCollection(Long.class) instanceof Set);
    assertThrows(ConversionException.class, () -> eval("iter([])").asCollection(Long.class));
  }

  @Test
  void iterators() {
    Iterator<Integer> generated = eval("(n * n for n in range(3))").asIterator(Integer.class);
    assertEquals(0, generated.next());
    assertEquals(1, generated.next());
    assertTrue(generated.hasNext());
    assertThrows(UnsupportedOperationException.class, generated::remove);
    assertEquals(4, generated.next());
    assertFalse(generated.hasNext());
    Iterator<Integer> failing = eval("(1 // n for n in (1, 0))").asIterator(Integer.class);
    assertEquals(1, failing.next());
    assertEquals(
        "ZeroDivisionError", assertThrows(PythonException.class, failing::next).pythonType());
    assertThrows(ConversionException.class, () -> eval("5").asIterator(Long.class));
    int sum = 0;
    for (Object element : eval("range(4)").as(Iterable.class)) {
      sum += ((Long) element).intValue();
    }
    assertEquals(6, sum);
  }
}
