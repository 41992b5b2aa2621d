package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deep copies with a limit of depth, cycles and converters, both ways. */
@ExtendWith(LeakCheck.class)
class CopyOptionsTest {
  private static final CopyOptions ONE = CopyOptions.defaults().withDepth(1);

  @Test
  void depthToJava() {
    List<?> copy = assertInstanceOf(List.class, eval("[1, [2, [3]]]").toJava(ONE));
    PyObject inner = assertInstanceOf(PyObject.class, copy.get(1));
    assertEquals("[2, [3]]", inner.repr());
    List<?> two = assertInstanceOf(List.class, eval("[1, [2, [3]]]").toJava(ONE.withDepth(2)));
    assertInstanceOf(PyObject.class, assertInstanceOf(List.class, two.get(1)).get(1));
    assertEquals(List.of(), eval("[]").toJava(ONE));
  }

  @Test
  void depthToPython() {
    List<Object> inner = new ArrayList<>(List.of(2));
    PyObject copy = PYTHON.toPython(new ArrayList<>(List.of(1, inner)), ONE);
    assertEquals("list", copy.typeName());
    inner.add(3);
    assertEquals(2, copy.item(1).len(), "the inner list is Java's");
  }

  @Test
  void aDepthOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ONE.withDepth(0));
    assertThrows(IllegalArgumentException.class, () -> ONE.withDepth(-1));
  }

  @Test
  void cyclesThroughAllKindsOfContainers() {
    PYTHON.exec("a = [1]\nb = {'a': a, 'self': None}\nb['self'] = b\na.append((b, a))");
    List<?> list = assertInstanceOf(List.class, eval("a").toJava());
    List<?> tuple = assertInstanceOf(List.class, list.get(1));
    Map<?, ?> map = assertInstanceOf(Map.class, tuple.get(0));
    assertSame(list, tuple.get(1));
    assertSame(list, map.get("a"));
    assertSame(map, map.get("self"));
  }

  @Test
  void aConverterToJavaIsAskedFirst() {
    CopyOptions options =
        CopyOptions.defaults()
            .withJavaConverter(
                object ->
                    object.typeName().equals("complex")
                        ? Optional.of(object.str())
                        : Optional.empty());
    assertEquals(List.of("(1+2j)", List.of("3j")), eval("[1+2j, [3j]]").toJava(options));
    assertThrows(ConversionException.class, () -> eval("[1j]").toJava());
  }

  @Test
  void whatAConverterThrowsComesOut() {
    IllegalStateException thrown = new IllegalStateException();
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                eval("[[1]]")
                    .toJava(
                        ONE.withJavaConverter(
                            object -> {
                              throw thrown;
                            }))));
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                PYTHON.toPython(
                    List.of(List.of()),
                    ONE.withPythonConverter(
                        object -> {
                          throw thrown;
                        }))));
  }

  @Test
  void aConverterToPythonIsAskedFirst() {
    CopyOptions options =
        CopyOptions.defaults()
            .withPythonConverter(
                value ->
                    value instanceof DayOfWeek day ? Optional.of(day.name()) : Optional.empty());
    assertEquals(
        "['MONDAY', {'k': 'FRIDAY'}]",
        PYTHON.toPython(List.of(DayOfWeek.MONDAY, Map.of("k", DayOfWeek.FRIDAY)), options).repr());
    assertTrue(PYTHON.toPython(DayOfWeek.MONDAY).typeName().contains("DayOfWeek"));
  }

  @Test
  void theSameObjectIsCopiedOnce() {
    List<Object> shared = new ArrayList<>();
    PyObject copy = PYTHON.toPython(List.of(shared, shared));
    assertTrue(copy.item(0).is(copy.item(1)));
    List<?> back = eval("(lambda x: [x, x])([])").toList();
    assertSame(back.get(0), back.get(1));
  }
}
