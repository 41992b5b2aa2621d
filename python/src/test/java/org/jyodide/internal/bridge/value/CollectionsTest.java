package org.jyodide.internal.bridge.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CollectionsTest {
  @Test
  void arrayElementsAreProperties() {
    HostArray array = HostArray.of("a", "b");

    array.set("3", "d");

    assertEquals(Arrays.asList("a", "b", Undefined.UNDEFINED, "d"), array.elements());
    assertEquals(4, array.get("length"));
    assertEquals("b", array.get("1"));
    assertTrue(array.has("2"));
    assertFalse(array.has("4"));
    assertFalse(array.has("01"));
    array.set("length", 1);
    assertEquals(List.of("a"), array.elements());
    array.set("note", 1);
    assertEquals(List.of("0", "length", "note"), array.ownNames());
    assertEquals(List.of("0", "note"), array.keys());
  }

  @Test
  void arrayMethods() {
    HostArray array = HostArray.of(1, 2, 3, 4);

    assertEquals(HostArray.of(2, 3).elements(), list(HostValues.invoke(array, "slice", 1, -1)));
    assertEquals(List.of(2, 3), list(HostValues.invoke(array, "splice", 1, 2, "x")));
    assertEquals(List.of(1, "x", 4), array.elements());
    assertEquals(4, HostValues.invoke(array, "push", 5));
    assertEquals(5, HostValues.invoke(array, "pop"));
    assertEquals(1, HostValues.invoke(array, "shift"));
    assertEquals(3, HostValues.invoke(array, "unshift", 0));
    assertEquals("0-x-4", HostValues.invoke(array, "join", "-"));
    assertEquals(1, HostValues.invoke(array, "indexOf", "x"));
    assertEquals(true, HostValues.invoke(array, "includes", 4.0));
    assertEquals(List.of(0, "x", 4, 9), list(HostValues.invoke(array, "concat", HostArray.of(9))));
    FunctionObject text = new FunctionObject("text", (self, args) -> HostValues.display(args[0]));
    assertEquals(List.of("0", "x", "4"), list(HostValues.invoke(array, "map", text)));
    assertEquals(4, HostValues.invoke(array, "at", -1));
  }

  private static Object list(@Nullable Object array) {
    return Iteration.toList(array);
  }

  @Test
  void aLoopSeesElementsAddedMeanwhile() {
    HostArray array = HostArray.of(1, 2);
    var iterator = Iteration.over(array);

    assertEquals(1, iterator.next());
    array.add(3);

    assertEquals(2, iterator.next());
    assertEquals(3, iterator.next());
    assertFalse(iterator.hasNext());
  }

  @Test
  void methodsOfClassesAreSharedAndTakeNoProperties() {
    HostObject push = HostValues.object(new HostArray().get("push"));

    assertEquals(push, new HostArray().get("push"));
    assertThrows(HostError.class, () -> push.set("channel", "secret"));
    assertThrows(HostError.class, () -> push.call(new HostMap(), 1));
  }

  @Test
  void mapKeysAreEqualByValue() {
    HostMap map = new HostMap();
    map.put(1, "int");
    map.put(1.0, "double");
    map.put(BigInteger.ONE, "big");
    map.put(Double.NaN, "nan");
    map.put(-0.0, "zero");
    map.put(null, "null");
    map.put(Undefined.UNDEFINED, "undefined");
    map.put(true, "true");
    PlainObject object = new PlainObject();
    map.put(object, "object");

    assertEquals(8, map.size());
    assertEquals("double", map.item(1L));
    assertEquals("big", map.item(BigInteger.ONE));
    assertEquals("nan", map.item(Double.NaN));
    assertEquals("zero", map.item(0));
    assertEquals("null", map.item(null));
    assertEquals("undefined", map.item(Undefined.UNDEFINED));
    assertEquals("true", map.item(Boolean.parseBoolean("true")));
    assertEquals("object", map.item(object));
    assertEquals(Undefined.UNDEFINED, map.item(new PlainObject()));
  }

  @Test
  void mapMethods() {
    HostMap map = new HostMap();
    HostValues.invoke(map, "set", "a", 1);
    HostValues.invoke(map, "set", "b", 2);

    assertEquals(2, map.get("size"));
    assertEquals(List.of("a", "b"), list(HostValues.invoke(map, "keys")));
    assertEquals(List.of(1, 2), list(HostValues.invoke(map, "values")));
    assertEquals("a,1", HostValues.display(Iteration.toList(map).get(0)));
    assertEquals(true, HostValues.invoke(map, "delete", "a"));
    assertEquals(false, HostValues.invoke(map, "delete", "a"));
    assertEquals(Undefined.UNDEFINED, map.get("b"));
    HostValues.invoke(map, "clear");
    assertEquals(0, map.size());
  }

  @Test
  void literalMapShowsItsKeysAsProperties() {
    HostMap map = HostMap.literal();
    map.put("a", 1);
    map.set("b", 2);
    map.put("size", "hidden by the member");

    assertEquals(1, map.get("a"));
    assertEquals(2, map.item("b"));
    assertEquals(3, map.get("size"));
    assertTrue(map.has("b"));
    assertEquals("LiteralMap", map.className());
    assertEquals("Map", map.typeTag());
    map.delete("a");
    assertFalse(map.contains("a"));
  }

  @Test
  void setsKeepOrderAndOneOfEach() {
    HostSet set = new HostSet();
    List.of(3, 1, 3.0, "3").forEach(set::add);

    assertEquals(List.of(3, 1, "3"), set.toList());
    assertEquals(true, HostValues.invoke(set, "has", 1.0));
    assertEquals(3, set.get("size"));
  }

  @Test
  void typedArraysWrapAroundAndShareTheirBuffer() {
    HostBuffer buffer = new HostBuffer(new byte[8]);
    TypedArray bytes = new TypedArray(ElementType.UINT8, buffer, 0, 8);
    TypedArray ints = new TypedArray(ElementType.INT32, buffer, 4, 1);

    bytes.set("4", 511);
    ints.setItem(5, 1);

    assertEquals(255, bytes.item(4));
    assertEquals(255, ints.item(0));
    assertEquals(Undefined.UNDEFINED, ints.item(1));
    assertEquals(4, ints.byteLength());
    assertEquals("Int32Array", ints.className());
    assertThrows(HostError.class, () -> new TypedArray(ElementType.INT32, buffer, 6, 1));
  }

  @Test
  void elementTypesKeepTheirRange() {
    assertEquals(-1, stored(ElementType.INT8, 255));
    assertEquals(65535, stored(ElementType.UINT16, -1));
    assertEquals(4294967295L, stored(ElementType.UINT32, -1));
    assertEquals(0.5, stored(ElementType.FLOAT32, 0.5));
    assertEquals(-0.0, stored(ElementType.FLOAT64, -0.0));
    BigInteger big = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    assertEquals(big, stored(ElementType.BIG_UINT64, big));
    assertEquals(BigInteger.ONE.negate(), stored(ElementType.BIG_INT64, big));
    assertThrows(HostError.class, () -> stored(ElementType.BIG_INT64, 1));
  }

  private static Object stored(ElementType type, Object value) {
    TypedArray array = new TypedArray(type, new byte[type.size()]);
    array.setItem(0, value);
    Object result = array.item(0);
    return result == null ? Undefined.UNDEFINED : result;
  }
}
