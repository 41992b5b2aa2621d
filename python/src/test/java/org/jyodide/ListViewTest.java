package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Python sequence as a {@code List}. */
@ExtendWith(LeakCheck.class)
class ListViewTest {
  private final PyObject python = eval("[1, 2, 3]");
  private final List<Long> list = python.asList(Long.class);

  @Test
  void reads() {
    assertEquals(3, list.size());
    assertEquals(2, list.get(1));
    assertFalse(list.isEmpty());
    assertEquals(List.of(1L, 2L, 3L), list);
    assertEquals(list, List.of(1L, 2L, 3L));
    assertEquals(List.of(1L, 2L, 3L).hashCode(), list.hashCode());
    assertEquals("[1, 2, 3]", list.toString());
    assertTrue(list.contains(3L));
    assertFalse(list.contains((Object) 3));
    assertEquals(2, list.indexOf(3L));
    assertEquals(-1, list.lastIndexOf(9L));
    assertNotEquals(List.of(1L), list);
  }

  @Test
  void showsWhatPythonChanges() {
    python.callMethod("append", 4);
    assertEquals(4, list.size());
    python.setItem(0, 10);
    assertEquals(10, list.get(0));
  }

  @Test
  void writes() {
    assertEquals(2, list.set(1, 20L));
    assertTrue(list.add(4L));
    list.add(0, 0L);
    assertEquals("[0, 1, 20, 3, 4]", python.repr());
    assertEquals(1, list.remove(1));
    assertTrue(list.remove(4L));
    assertFalse(list.remove(99L));
    assertTrue(list.addAll(List.of(7L, 8L)));
    assertTrue(list.addAll(1, List.of(5L, 6L)));
    assertEquals("[0, 5, 6, 20, 3, 7, 8]", python.repr());
    list.removeIf(n -> n > 6);
    list.replaceAll(n -> -n);
    assertEquals("[0, -5, -6, -3]", python.repr());
    list.sort(Comparator.naturalOrder());
    assertEquals("[-6, -5, -3, 0]", python.repr());
    assertTrue(list.retainAll(List.of(0L, -5L)));
    assertEquals("[-5, 0]", python.repr());
    list.clear();
    assertEquals("[]", python.repr());
    assertTrue(list.isEmpty());
  }

  @Test
  void checksIndexesAsJavaDoes() {
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(3));
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> list.set(3, 1L));
    assertThrows(IndexOutOfBoundsException.class, () -> list.remove(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> list.add(4, 1L));
    assertThrows(IndexOutOfBoundsException.class, () -> list.add(-1, 1L));
    assertEquals("[1, 2, 3]", python.repr());
  }

  @Test
  void subLists() {
    List<Long> tail = list.subList(1, 3);
    assertEquals(List.of(2L, 3L), tail);
    tail.set(0, 22L);
    tail.add(4L);
    assertEquals("[1, 22, 3, 4]", python.repr());
    tail.clear();
    assertEquals("[1]", python.repr());
    assertThrows(IndexOutOfBoundsException.class, () -> list.subList(0, 2));
  }

  @Test
  void iterators() {
    Iterator<Long> iterator = list.iterator();
    assertEquals(1, iterator.next());
    iterator.remove();
    assertThrows(IllegalStateException.class, iterator::remove);
    assertEquals(2, iterator.next());
    assertEquals(3, iterator.next());
    iterator.remove();
    assertFalse(iterator.hasNext());
    assertThrows(NoSuchElementException.class, iterator::next);
    assertEquals("[2]", python.repr());
  }

  @Test
  void listIterators() {
    ListIterator<Long> iterator = list.listIterator(1);
    assertEquals(2, iterator.next());
    iterator.set(20L);
    iterator.add(25L);
    assertEquals(25, iterator.previous());
    iterator.remove();
    assertEquals(20, iterator.previous());
    assertEquals(0, iterator.previousIndex());
    assertEquals("[1, 20, 3]", python.repr());
  }

  @Test
  void aChangeInPythonEndsAnIteration() {
    Iterator<Long> iterator = list.iterator();
    iterator.next();
    python.callMethod("append", 4);
    ConcurrentModificationException e =
        assertThrows(ConcurrentModificationException.class, iterator::next);
    assertEquals("the Python list changed its length from 3 to 4", e.getMessage());
  }

  @Test
  void arraysAndStreams() {
    assertArrayEquals(new Object[] {1L, 2L, 3L}, list.toArray());
    assertArrayEquals(new Long[] {1L, 2L, 3L}, list.toArray(new Long[0]));
    assertArrayEquals(new Long[] {1L, 2L, 3L, null}, list.toArray(new Long[] {9L, 9L, 9L, 9L}));
    assertEquals(6, list.stream().mapToLong(Long::longValue).sum());
    assertEquals(List.of(3L, 2L, 1L), reversed(list));
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  @Test
  void algorithmsOfTheLibrary() {
    Collections.reverse(list);
    Collections.swap(list, 0, 1);
    assertEquals("[2, 3, 1]", python.repr());
    Collections.sort(list);
    assertEquals(1, Collections.binarySearch(list, 2L));
  }

  @Test
  void elementTypes() {
    List<String> texts = eval("['a', None]").asList(String.class);
    assertEquals("a", texts.get(0));
    assertNull(texts.get(1));
    List<PyObject> objects = eval("[len, [1]]").asList(PyObject.class);
    assertTrue(objects.get(0).is(eval("len")));
    List<Object> natural = eval("[None, True, 1, 2**70, 1.5, 's', b'b', [1]]").asList(Object.class);
    assertNull(natural.get(0));
    assertEquals(Arrays.asList(true, 1L), Arrays.asList(natural.get(1), natural.get(2)));
    assertEquals(1.5, natural.get(4));
    assertInstanceOf(byte[].class, natural.get(6));
    assertInstanceOf(PyObject.class, natural.get(7));
    ConversionException e =
        assertThrows(ConversionException.class, () -> eval("[1, 'x']").asList(Long.class).get(1));
    assertEquals("int was wanted, this is str 'x', at [1]", e.getMessage());
  }

  @Test
  void tuplesAndRangesCannotBeChanged() {
    for (String source : List.of("(1, 2)", "range(1, 3)")) {
      List<Long> fixed = eval(source).asList(Long.class);
      assertEquals(List.of(1L, 2L), fixed);
      assertThrows(UnsupportedOperationException.class, () -> fixed.add(1L));
      assertThrows(UnsupportedOperationException.class, () -> fixed.add(0, 1L));
      assertThrows(UnsupportedOperationException.class, () -> fixed.set(0, 1L));
      assertThrows(UnsupportedOperationException.class, () -> fixed.remove(0));
      assertThrows(UnsupportedOperationException.class, fixed::clear);
    }
  }

  @Test
  void otherSequences() {
    assertEquals(
        List.of(1L, 2L), eval("__import__('collections').deque([1, 2])").asList(Long.class));
    assertEquals(
        List.of(1, 2), eval("__import__('array').array('i', [1, 2])").asList(Integer.class));
    assertEquals(List.of((byte) 1), eval("b'\\x01'").asList(Byte.class));
    PYTHON.exec(
        """
        class Squares:
            def __len__(self): return 4
            def __getitem__(self, i): return i * i
        """);
    assertEquals(9, eval("Squares()").asList(Integer.class).get(3));
    assertThrows(ConversionException.class, () -> eval("'text'").asList(String.class));
    assertThrows(ConversionException.class, () -> eval("{}").asList(String.class));
    assertThrows(ConversionException.class, () -> eval("{1}").asList(Long.class));
    assertThrows(ConversionException.class, () -> eval("5").asList(Long.class));
  }

  @Test
  void comesBackAsTheSamePythonObject() {
    assertTrue(eval("lambda x: x").call(list).is(python));
    PyObject box = eval("{}");
    box.setItem("list", list);
    assertTrue(box.item("list").is(python));
  }

  @Test
  void holdsTheObjectAlive() {
    List<Long> view = eval("[7]").asList(Long.class);
    PYTHON.exec("import gc; gc.collect()");
    assertEquals(7, view.get(0));
  }

  @Test
  void nested() {
    List<?> inner = assertInstanceOf(List.class, eval("[[1], [2]]").asList(List.class).get(1));
    assertEquals(List.of(2L), inner);
  }
}
