package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Python mapping as a {@code Map}. */
@ExtendWith(LeakCheck.class)
class MapViewTest {
  private final PyObject python = eval("{'a': 1, 'b': 2, 'c': 3}");
  private final Map<String, Long> map = python.asMap(String.class, Long.class);

  @Test
  void reads() {
    assertEquals(3, map.size());
    assertEquals(2, map.get("b"));
    assertNull(map.get("z"));
    assertTrue(map.containsKey("a"));
    assertFalse(map.containsKey("z"));
    assertTrue(map.containsValue(3L));
    assertFalse(map.containsValue(9L));
    assertEquals(7, map.getOrDefault("z", 7L));
    assertEquals(Map.of("a", 1L, "b", 2L, "c", 3L), map);
    assertEquals(Map.of("a", 1L, "b", 2L, "c", 3L).hashCode(), map.hashCode());
    assertEquals("{a=1, b=2, c=3}", map.toString());
    assertEquals(List.of("a", "b", "c"), new ArrayList<>(map.keySet()));
    assertEquals(List.of(1L, 2L, 3L), new ArrayList<>(map.values()));
  }

  @Test
  void writes() {
    assertNull(map.put("d", 4L));
    assertEquals(1, map.put("a", 10L));
    assertEquals(2, map.remove("b"));
    assertNull(map.remove("z"));
    map.putAll(Map.of("e", 5L));
    assertEquals("{'a': 10, 'c': 3, 'd': 4, 'e': 5}", python.repr());
    assertEquals(3, map.putIfAbsent("c", 0L));
    assertEquals(6, map.computeIfAbsent("f", key -> 6L));
    assertEquals(13, map.merge("c", 10L, Long::sum));
    assertNull(map.computeIfPresent("d", (key, value) -> null));
    assertTrue(map.remove("e", 5L));
    assertTrue(map.replace("a", 10L, 11L));
    assertEquals("{'a': 11, 'c': 13, 'f': 6}", python.repr());
    map.replaceAll((key, value) -> value + 1);
    assertEquals("{'a': 12, 'c': 14, 'f': 7}", python.repr());
    map.clear();
    assertEquals("{}", python.repr());
  }

  @Test
  void showsWhatPythonChanges() {
    python.setItem("x", 9);
    assertEquals(9, map.get("x"));
    python.deleteItem("a");
    assertFalse(map.containsKey("a"));
  }

  @Test
  void entriesWriteThrough() {
    for (Map.Entry<String, Long> entry : map.entrySet()) {
      assertEquals(entry.getValue(), entry.setValue(entry.getValue() * 10));
    }
    assertEquals("{'a': 10, 'b': 20, 'c': 30}", python.repr());
    assertTrue(map.entrySet().contains(Map.entry("a", 10L)));
    assertFalse(map.entrySet().contains(Map.entry("a", 1L)));
    assertTrue(map.entrySet().remove(Map.entry("a", 10L)));
    assertFalse(map.entrySet().remove(Map.entry("b", 0L)));
    assertEquals("{'b': 20, 'c': 30}", python.repr());
  }

  @Test
  void iteratorsRemove() {
    Iterator<Map.Entry<String, Long>> iterator = map.entrySet().iterator();
    assertThrows(IllegalStateException.class, iterator::remove);
    iterator.next();
    iterator.remove();
    assertEquals("b", iterator.next().getKey());
    assertEquals("c", iterator.next().getKey());
    iterator.remove();
    assertFalse(iterator.hasNext());
    assertThrows(NoSuchElementException.class, iterator::next);
    assertEquals("{'b': 2}", python.repr());
    assertTrue(map.keySet().remove("b"));
    assertFalse(map.keySet().remove("b"));
    python.setItem("p", 1);
    python.setItem("q", 2);
    assertTrue(map.values().remove(2L));
    assertTrue(map.keySet().removeIf("p"::equals));
    assertTrue(map.isEmpty());
  }

  @Test
  void aChangeInPythonEndsAnIteration() {
    Iterator<String> keys = map.keySet().iterator();
    keys.next();
    python.setItem("new", 1);
    ConcurrentModificationException e =
        assertThrows(ConcurrentModificationException.class, keys::next);
    assertEquals("dictionary changed size during iteration", e.getMessage());
  }

  @Test
  void aChangeAfterARemovalEndsAnIterationToo() {
    Iterator<String> keys = map.keySet().iterator();
    keys.next();
    keys.remove();
    python.setItem("new", 1);
    assertThrows(ConcurrentModificationException.class, keys::next);
  }

  @Test
  void keysAreEqualAsInPython() {
    Map<Object, Object> numbers =
        eval("{1: 'one', 2.5: 'x', None: 'nothing'}").asMap(Object.class, Object.class);
    assertEquals("one", numbers.get(1));
    assertEquals("one", numbers.get(1.0));
    assertEquals("one", numbers.get(true));
    assertEquals("nothing", numbers.get(null));
    assertTrue(numbers.containsKey(2.5f));
    assertNull(numbers.get("1"));
    assertNull(numbers.get(List.of(1)), "a key without a hash is in no dict");
  }

  @Test
  void valuesOfOtherTypes() {
    Map<String, Integer> mixed = eval("{'a': 1, 'b': 'x'}").asMap(String.class, Integer.class);
    assertEquals(1, mixed.get("a"));
    ConversionException e = assertThrows(ConversionException.class, () -> mixed.get("b"));
    assertEquals("int was wanted, this is str 'x', at ['b']", e.getMessage());
    Map<String, PyObject> objects = eval("{'f': len}").asMap(String.class, PyObject.class);
    assertEquals(2, Objects.requireNonNull(objects.get("f")).call("ab").asInt());
    assertNull(eval("{'a': None}").asMap(String.class, Long.class).get("a"));
  }

  @Test
  void otherMappings() {
    PYTHON.exec(
        """
        import types, collections
        class Tracked(dict):
            written = []
            def __setitem__(self, key, value):
                self.written.append(key)
                super().__setitem__(key, value)
        tracked = Tracked()
        """);
    Map<String, Long> tracked = eval("tracked").asMap(String.class, Long.class);
    tracked.put("k", 1L);
    assertEquals("['k']", eval("Tracked.written").repr());
    Map<String, Long> fixed =
        eval("types.MappingProxyType({'a': 1})").asMap(String.class, Long.class);
    assertEquals(Map.of("a", 1L), fixed);
    assertThrows(UnsupportedOperationException.class, () -> fixed.put("b", 2L));
    assertThrows(UnsupportedOperationException.class, () -> fixed.remove("a"));
    assertThrows(UnsupportedOperationException.class, fixed::clear);
    Map<String, Long> chain =
        eval("collections.ChainMap({'a': 1}, {'b': 2})").asMap(String.class, Long.class);
    assertEquals(Set.of("a", "b"), chain.keySet());
    assertThrows(ConversionException.class, () -> eval("[]").asMap(String.class, Long.class));
    assertThrows(ConversionException.class, () -> eval("'s'").asMap(String.class, Long.class));
  }

  @Test
  void aDefaultDictIsAskedWithoutMakingEntries() {
    PyObject counts = eval("__import__('collections').defaultdict(int, a=1)");
    Map<String, Long> view = counts.asMap(String.class, Long.class);
    assertFalse(view.containsKey("z"));
    assertEquals(1, view.size());
  }

  @Test
  void exceptionsOfPythonPass() {
    PYTHON.exec(
        """
        class Moody(dict):
            def __getitem__(self, key): raise ValueError(key)
        """);
    Map<String, Long> moody = eval("Moody(a=1)").asMap(String.class, Long.class);
    assertEquals(
        "ValueError", assertThrows(PythonException.class, () -> moody.get("a")).pythonType());
  }

  @Test
  void comesBackAsTheSamePythonObject() {
    assertTrue(eval("lambda x: x").call(map).is(python));
  }

  @Test
  void nestedTypes() {
    Map<String, List<Object>> lists = cast(eval("{'l': [1, 2]}").asMap(String.class, List.class));
    Objects.requireNonNull(lists.get("l")).add(3);
    assertEquals(List.of(1L, 2L, 3L), lists.get("l"));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<String, List<Object>> cast(Map<String, List> map) {
    return (Map) map;
  }
}
