package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.SharedPython.PYTHON;
import static org.jyodide.SharedPython.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every row of the tables in {@link PyObject}, in both directions, with the values at the edges.
 */
@ExtendWith(LeakCheck.class)
class ConversionTest {
  private static final PyObject REPR = eval("lambda x: type(x).__name__ + ' ' + ascii(x)");

  /** What Python gets as a deep copy. */
  private static String copied(Object value) {
    return inPython(PYTHON.toPython(value));
  }

  private static String inPython(Object value) {
    return REPR.call(value).asString();
  }

  @Test
  void noneAndBooleans() {
    assertTrue(PYTHON.toPython(null).isNone());
    assertEquals("bool True", inPython(true));
    assertEquals("bool False", inPython(false));
    assertTrue(eval("True").asBoolean());
    assertNull(eval("None").toJava());
    assertEquals(true, eval("True").toJava());
    assertTrue(PYTHON.toPython(true).is(eval("True")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "1",
        "-1",
        "255",
        "256",
        "2147483647",
        "-2147483648",
        "2147483648",
        "-2147483649",
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "-170141183460469231731687303715884105728",
        "340282366920938463463374607431768211455"
      })
  void integersAreExact(String text) {
    BigInteger expected = new BigInteger(text);
    PyObject number = eval(text);
    assertEquals(expected, number.asBigInteger());
    assertEquals("int " + text, inPython(expected));
    boolean isInt = expected.bitLength() < 32;
    boolean isLong = expected.bitLength() < 64;
    if (isInt) {
      assertEquals(expected.intValueExact(), number.asInt());
      assertEquals("int " + text, inPython(expected.intValueExact()));
    } else {
      assertThrows(ConversionException.class, number::asInt);
    }
    if (isLong) {
      assertEquals(expected.longValueExact(), number.asLong());
      assertEquals("int " + text, inPython(expected.longValueExact()));
      assertEquals(expected.longValueExact(), number.toJava());
    } else {
      assertThrows(ConversionException.class, number::asLong);
      assertEquals(expected, number.toJava());
    }
  }

  @Test
  void hugeIntegers() {
    BigInteger huge = BigInteger.ONE.shiftLeft(100_000).subtract(BigInteger.ONE);
    PyObject number = PYTHON.toPython(huge);
    assertTrue(eval("lambda n: n == 2**100000 - 1").call(number).asBoolean());
    assertEquals(huge, number.asBigInteger());
    assertEquals(huge.negate(), eval("1 - 2**100000").asBigInteger());
    ConversionException e = assertThrows(ConversionException.class, number::asLong);
    assertTrue(message(e).contains("does not fit"), message(e));
  }

  @Test
  void smallIntegerTypes() {
    assertEquals("int -128", inPython((byte) -128));
    assertEquals("int 32767", inPython((short) 32767));
  }

  @Test
  void integersAreNotBooleansOrFloats() {
    ConversionException e = assertThrows(ConversionException.class, () -> eval("True").asInt());
    assertEquals("int was wanted, this is bool True", message(e));
    assertThrows(ConversionException.class, () -> eval("1.0").asLong());
    assertThrows(ConversionException.class, () -> eval("'1'").asBigInteger());
    assertThrows(ConversionException.class, () -> eval("1").asBoolean());
    assertEquals(7, eval("type('Sub', (int,), {})(7)").asInt());
    assertThrows(ConversionException.class, () -> eval("None").asInt());
  }

  @Test
  void floatsKeepEveryBit() {
    double[] values = {
      0.0,
      -0.0,
      1.0,
      -1.5,
      0.1,
      Double.MAX_VALUE,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN,
      Math.PI,
      9007199254740994.0
    };
    for (double value : values) {
      PyObject number = PYTHON.toPython(value);
      assertEquals("float", number.typeName());
      assertEquals(
          Double.doubleToRawLongBits(value), Double.doubleToRawLongBits(number.asDouble()));
      assertEquals(value, number.toJava());
    }
    assertEquals("float -0.0", inPython(-0.0));
    assertEquals("float 1.0", inPython(1.0f));
    assertEquals("float nan", inPython(Float.NaN));
    assertEquals("float 0.10000000149011612", inPython(0.1f));
    double odd = Double.longBitsToDouble(0x7FF8_0000_1234_5678L);
    assertEquals(
        Double.doubleToRawLongBits(odd),
        Double.doubleToRawLongBits(PYTHON.toPython(odd).asDouble()));
  }

  @Test
  void integersAsDoublesOnlyIfExact() {
    assertEquals(42.0, eval("42").asDouble());
    assertEquals(9007199254740992.0, eval("2**53").asDouble());
    assertThrows(ConversionException.class, () -> eval("2**53 + 1").asDouble());
    assertEquals(0x1p1000, eval("2**1000").asDouble());
    assertThrows(ConversionException.class, () -> eval("2**1024").asDouble());
    assertThrows(ConversionException.class, () -> eval("True").asDouble());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ascii",
        "nul\0inside",
        "latin-1 \u00e9\u00ff\u0080",
        "bmp \u20ac\u2603\uffff",
        "astral \ud834\udd1e\udbff\udfff",
        "lone high \ud800",
        "lone low \udc00 end",
        "swapped \udc00\ud800",
        "mixed \ud83d\ude00\ud83d",
        "\u0000"
      })
  void stringsAreExact(String text) {
    PyObject string = PYTHON.toPython(text);
    assertEquals(text, string.asString());
    assertEquals(text, string.toJava());
    assertEquals(text.codePointCount(0, text.length()), string.len());
  }

  @Test
  void strings() {
    assertEquals("str '\\ud800'", inPython("\ud800"));
    assertEquals("str '\\U0001d11e'", inPython("\ud834\udd1e"));
    assertEquals("str 'x'", inPython('x'));
    assertEquals("str 'built'", inPython(CharBuffer.wrap("built")));
    assertEquals("\udcff", eval("b'\\xff'.decode('utf-8', 'surrogateescape')").asString());
    assertThrows(ConversionException.class, () -> eval("b'x'").asString());
    assertThrows(ConversionException.class, () -> eval("1").asString());
    String large = "\u00e4".repeat(1_000_000);
    assertEquals(large, PYTHON.toPython(large).asString());
  }

  @Test
  void bytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    PyObject bytes = PYTHON.toPython(all);
    assertEquals("bytes", bytes.typeName());
    assertTrue(eval("lambda b: b == bytes(range(256))").call(bytes).asBoolean());
    assertArrayEquals(all, bytes.asBytes());
    assertArrayEquals(new byte[] {1, 2}, eval("bytearray(b'\\x01\\x02')").asBytes());
    assertArrayEquals(new byte[0], (byte[]) eval("b''").toJava());
    assertEquals("bytes b''", inPython(new byte[0]));
    assertThrows(ConversionException.class, () -> eval("'x'").asBytes());
  }

  @Test
  void listsAndArrays() {
    assertEquals("list [1, 'a', None, [2.5]]", copied(Arrays.asList(1, "a", null, List.of(2.5))));
    assertEquals("list []", copied(List.of()));
    assertEquals("list [1, 2]", copied(new int[] {1, 2}));
    assertEquals("list [1.0, nan]", copied(new double[] {1, Double.NaN}));
    assertEquals("list ['x', None]", copied(new String[] {"x", null}));
    assertEquals("list [True]", copied(new boolean[] {true}));
    assertEquals("list ['c']", copied(new char[] {'c'}));
    assertEquals("list [[1], []]", copied(new long[][] {{1}, {}}));
    assertEquals(
        Arrays.asList(1L, "a", null, List.of(2.5)), eval("[1, 'a', None, (2.5,)]").toList());
    assertEquals(List.of(), eval("()").toList());
    assertEquals(List.of(1L), eval("(1,)").toJava());
    assertThrows(ConversionException.class, () -> eval("{}").toList());
  }

  @Test
  void mapsKeepTheirOrder() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("z", 1);
    map.put("a", List.of(2));
    map.put(3, null);
    map.put(null, Map.of());
    assertEquals("dict {'z': 1, 'a': [2], 3: None, None: {}}", copied(map));
    Map<@Nullable Object, @Nullable Object> back =
        eval("{'z': 1, 'a': [2], 3: None, None: {}, (1, 2): 5}").toMap();
    assertEquals("{z=1, a=[2], 3=null, null={}, [1, 2]=5}", back.toString());
    back.put("modifiable", 1);
    PYTHON.exec(
        """
        from collections import OrderedDict
        od = OrderedDict.fromkeys('abc', 0)
        od.move_to_end('a')
        """);
    assertEquals("{b=0, c=0, a=0}", eval("od").toMap().toString());
    assertThrows(ConversionException.class, () -> eval("[]").toMap());
  }

  @Test
  void keysThatAreOneInJavaAreRefused() {
    // Not equal in Python: a tuple of one frozenset, and one of the other kind of sequence in a
    // class.
    PYTHON.exec("class Key(tuple):\n    __hash__ = object.__hash__\n    __eq__ = object.__eq__");
    ConversionException e =
        assertThrows(ConversionException.class, () -> eval("{Key([1]): 0, (1,): 1}").toMap());
    assertEquals("two keys of a dict are both [1] in Java", message(e));
  }

  @Test
  void sets() {
    assertEquals("set {1}", copied(Set.of(1)));
    assertEquals("set set()", copied(Set.of()));
    assertEquals(
        4, eval("len").call(new LinkedHashSet<>(Arrays.asList("a", null, 2.5, true))).asInt());
    assertEquals(Set.of(1L, "a"), eval("{1, 'a'}").toSet());
    assertEquals(Set.of(Set.of(1L)), eval("{frozenset({1})}").toJava());
    assertEquals(
        "TypeError",
        assertThrows(PythonException.class, () -> PYTHON.toPython(Set.of(List.of(1))))
            .pythonType());
    assertThrows(ConversionException.class, () -> eval("[]").toSet());
  }

  @Test
  void sharedAndCyclicContainers() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put("list", list);
    map.put("self", map);
    PyObject converted = PYTHON.toPython(map);
    assertTrue(converted.item("self").is(converted));
    PyObject inner = converted.item("list");
    assertTrue(inner.item(0).is(inner));

    PYTHON.exec("cyclic = {'l': [1]}\ncyclic['l'].append(cyclic)\ncyclic['again'] = cyclic['l']");
    Map<@Nullable Object, @Nullable Object> copy = eval("cyclic").toMap();
    List<?> copied = assertInstanceOf(List.class, copy.get("l"));
    assertSame(copy, copied.get(1));
    assertSame(copied, copy.get("again"));
  }

  @Test
  void deepNesting() {
    int depth = 10_000;
    List<Object> nested = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      nested = new ArrayList<>(List.of(nested));
    }
    PyObject python = PYTHON.toPython(nested);
    PYTHON.exec(
        """
        def depth(x):
            n = 0
            while x:
                x = x[0]
                n += 1
            return n
        """);
    assertEquals(depth, eval("depth").call(python).asInt());
    List<?> back = python.toList();
    int seen = 0;
    while (!back.isEmpty()) {
      back = assertInstanceOf(List.class, back.get(0));
      seen++;
    }
    assertEquals(depth, seen);
  }

  @Test
  void whatHasNoCounterpartIsNamedWithItsPlace() {
    PyObject map = PYTHON.toPython(Map.of("a", List.of(1, new Object())));
    assertEquals("Object", map.item("a").item(1).attr("__class__").attr("__name__").asString());
    assertEquals("decimal.Decimal", PYTHON.toPython(BigDecimal.ONE).typeName());
    ConversionException back =
        assertThrows(ConversionException.class, () -> eval("{'a': [1, {2: 3j}]}").toJava());
    assertEquals(
        "a value or a container of values was wanted, this is complex 3j, at ['a'][1][2]",
        message(back));
    assertThrows(ConversionException.class, () -> eval("len").toJava());
  }

  @Test
  void objectsPassThroughUnchanged() {
    PyObject function = eval("len");
    assertTrue(PYTHON.toPython(function).is(function));
    assertTrue(PYTHON.toPython(List.of(function)).item(0).is(function));
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
