package org.jyodide.internal.bridge.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostValuesTest {
  private static final FunctionObject FUNCTION = new FunctionObject("f", (self, args) -> self);

  @Test
  void everyValueHasAType() {
    assertEquals("object", HostValues.typeOf(null));
    assertEquals("undefined", HostValues.typeOf(Undefined.UNDEFINED));
    assertEquals("boolean", HostValues.typeOf(true));
    assertEquals("number", HostValues.typeOf(1));
    assertEquals("number", HostValues.typeOf(1L << 40));
    assertEquals("number", HostValues.typeOf(1.5));
    assertEquals("bigint", HostValues.typeOf(BigInteger.TEN));
    assertEquals("string", HostValues.typeOf("s"));
    assertEquals("symbol", HostValues.typeOf(HostSymbol.ITERATOR));
    assertEquals("function", HostValues.typeOf(FUNCTION));
    assertEquals("object", HostValues.typeOf(new PlainObject()));
    assertEquals("object", HostValues.typeOf(new Object()));
  }

  @Test
  void truth() {
    List<@Nullable Object> falsy =
        Arrays.asList(
            null, Undefined.UNDEFINED, false, 0, 0L, -0.0, Double.NaN, BigInteger.ZERO, "");
    falsy.forEach(value -> assertFalse(HostValues.isTrue(value), () -> "" + value));
    List.of(true, 1, -1.0, "0", BigInteger.ONE, new PlainObject(), new HostArray(), FUNCTION)
        .forEach(value -> assertTrue(HostValues.isTrue(value), value::toString));
  }

  @Test
  void equalityIsByValueForNumbersAndStringsAndByIdentityForObjects() {
    assertTrue(HostValues.strictEquals(1, 1.0));
    assertTrue(HostValues.strictEquals(1L << 40, (double) (1L << 40)));
    assertTrue(HostValues.strictEquals(0.0, -0.0));
    assertFalse(HostValues.strictEquals(Double.NaN, Double.NaN));
    assertFalse(HostValues.strictEquals(1, BigInteger.ONE));
    assertTrue(HostValues.strictEquals(BigInteger.TEN, new BigInteger("10")));
    assertTrue(HostValues.strictEquals("ab", "xab".substring(1)));
    assertFalse(HostValues.strictEquals(null, Undefined.UNDEFINED));
    assertFalse(HostValues.strictEquals(1, true));
    assertFalse(HostValues.strictEquals(new PlainObject(), new PlainObject()));
    Exception thrown = new IllegalStateException("x");
    assertTrue(HostValues.strictEquals(new ThrownObject(thrown), new ThrownObject(thrown)));
  }

  @Test
  void orderOfNumbersAndStrings() {
    assertEquals(-1, HostValues.compare(1, 2.5));
    assertEquals(1, HostValues.compare(BigInteger.TWO.pow(70), Double.MAX_VALUE / 1e300));
    assertEquals(-1, HostValues.compare(BigInteger.TWO.pow(70), Double.POSITIVE_INFINITY));
    assertEquals(
        0, HostValues.compare((1L << 53) - 1, BigInteger.TWO.pow(53).subtract(BigInteger.ONE)));
    assertEquals(-8, HostValues.compare("10", "9"));
    assertEquals(1, HostValues.compare("10", 9));
    assertNull(HostValues.compare(Double.NaN, 1));
    assertNull(HostValues.compare("x", 1));
  }

  @Test
  void conversionToInt32WrapsAround() {
    assertEquals(-1, HostValues.toInt32(4294967295.0));
    assertEquals(-1, HostValues.toInt32(4294967295L));
    assertEquals(Integer.MIN_VALUE, HostValues.toInt32(2147483648.0));
    assertEquals(-2, HostValues.toInt32(-2.9));
    assertEquals(0, HostValues.toInt32(Double.NaN));
    assertEquals(0, HostValues.toInt32(Double.POSITIVE_INFINITY));
    assertEquals(0, HostValues.toInt32(Undefined.UNDEFINED));
    assertEquals(0, HostValues.toInt32(null));
    assertEquals(12, HostValues.toInt32(" 12 "));
    assertEquals(2, HostValues.toInt32(9007199254740994.0));
    assertEquals(0, HostValues.toInt32(1e30));
    assertThrows(HostError.class, () -> HostValues.toInt32(BigInteger.ONE));
  }

  @Test
  void textOfNumbers() {
    assertEquals("1", HostValues.display(1.0));
    assertEquals("0", HostValues.display(-0.0));
    assertEquals("0.1", HostValues.display(0.1));
    assertEquals("-1.5", HostValues.display(-1.5));
    assertEquals("1e+21", HostValues.display(1e21));
    assertEquals("123456789012345680000", HostValues.display(123456789012345680000.0));
    assertEquals("0.000001", HostValues.display(1e-6));
    assertEquals("1.5e-7", HostValues.display(1.5e-7));
    assertEquals("NaN", HostValues.display(Double.NaN));
    assertEquals("-Infinity", HostValues.display(Double.NEGATIVE_INFINITY));
  }

  @Test
  void textOfOtherValues() {
    assertEquals("null", HostValues.display(null));
    assertEquals("undefined", HostValues.display(Undefined.UNDEFINED));
    assertEquals("Symbol(Symbol.iterator)", HostValues.display(HostSymbol.ITERATOR));
    assertEquals("[object Object]", HostValues.display(new PlainObject()));
    assertEquals("1,,x", HostValues.display(HostArray.of(1, null, "x")));
    assertEquals("[object Map]", HostValues.display(new HostMap()));
  }

  @Test
  void nullAndUndefinedHaveNoProperties() {
    HostError error = assertThrows(HostError.class, () -> HostValues.object(null));
    assertEquals("TypeError: Cannot read properties of null", error.display());
    assertThrows(HostError.class, () -> HostValues.invoke(Undefined.UNDEFINED, "x"));
  }

  @Test
  void anUnknownJavaObjectIsOpaque() {
    HostObject view = HostValues.object(Locale.ROOT);

    assertEquals(0, view.capabilities());
    assertEquals(Undefined.UNDEFINED, view.get("length"));
    assertEquals(Undefined.UNDEFINED, view.get("getClass"));
    assertEquals(List.of(), view.allNames());
    assertEquals("[object Opaque]", view.display());
    assertThrows(HostError.class, () -> view.set("x", 1));
    assertThrows(HostError.class, () -> view.call(null));
  }

  @Test
  void stringsHaveLengthAndCharacters() {
    HostObject string = HostValues.object("añ");

    assertEquals(2, string.get("length"));
    assertEquals("ñ", string.get("1"));
    assertEquals(Undefined.UNDEFINED, string.get("2"));
    assertEquals(Arrays.asList("a", "😀"), Iteration.toList("a😀"));
  }

  @Test
  void callsGoThroughFunctionsOnly() {
    assertEquals("self", HostValues.callWith(FUNCTION, "self"));
    HostError error = assertThrows(HostError.class, () -> HostValues.call(12));
    assertEquals("TypeError: 12 is not a function", error.display());
    assertThrows(HostError.class, () -> HostValues.invoke(new PlainObject(), "nothing"));
  }
}
