package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostBuffer;
import org.jyodide.internal.bridge.value.HostMap;
import org.jyodide.internal.bridge.value.HostSet;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.TypedArray;
import org.jyodide.internal.bridge.value.Undefined;

class BridgeConversionTest {
  private static final BigInteger TWO_TO_53 = BigInteger.TWO.pow(53);

  @Test
  void pythonValuesArrive() {
    SharedBridge.test(
        python -> {
          assertEquals(Undefined.UNDEFINED, python.run("None"));
          assertEquals(true, python.run("True"));
          assertEquals(-5, python.run("-5"));
          assertEquals(1L << 31, python.run("2**31"));
          assertEquals((1L << 53) - 2, python.run("2**53 - 2"));
          assertEquals(TWO_TO_53, python.run("2**53"));
          assertEquals(TWO_TO_53.negate(), python.run("-2**53"));
          assertEquals(BigInteger.TWO.pow(200), python.run("2**200"));
          assertEquals(1.0, python.run("1.0"));
          assertEquals(-0.0, python.run("-0.0"));
          assertEquals(Double.NaN, python.run("float('nan')"));
          assertEquals("", python.run("''"));
          assertEquals("aé€😀\ud83d\u0000", python.run("'aé€😀\\ud83d\\0'"));
          assertEquals("ÿ\u0080", python.run("'\\xff\\x80'"));
          assertNull(python.run("from pyodide.ffi import jsnull; jsnull"));
        });
  }

  @Test
  void javaValuesArrive() {
    SharedBridge.test(
        python -> {
          assertEquals("None", shown(python, Undefined.UNDEFINED));
          assertEquals("jsnull", shown(python, null));
          assertEquals("False", shown(python, false));
          assertEquals("7", shown(python, 7));
          assertEquals("9007199254740991", shown(python, (1L << 53) - 1));
          assertEquals("-9223372036854775808", shown(python, Long.MIN_VALUE));
          assertEquals("9007199254740993", shown(python, TWO_TO_53.add(BigInteger.ONE)));
          assertEquals(
              "-1606938044258990275541962092341162602522202993782792835301376",
              shown(python, BigInteger.TWO.pow(200).negate()));
          assertEquals("3.0", shown(python, 3.0));
          assertEquals("-0.0", shown(python, -0.0));
          assertEquals("nan", shown(python, Double.NaN));
          assertEquals("''", shown(python, ""));
          assertEquals("'aé€😀\\ud83d'", shown(python, "aé€😀\ud83d"));
        });
  }

  private static String shown(SharedBridge python, @Nullable Object value) {
    python.set("value", value);
    return python.text("repr(value)");
  }

  @Test
  void aRoundTripGivesTheSameObject() {
    SharedBridge.test(
        python -> {
          PlainObject object = new PlainObject();
          python.set("value", object);
          assertSame(object, python.run("value"));
          assertEquals(true, python.run("value == value and value.js_id == value.js_id"));

          PyProxy list = python.proxy("items = [1]; items");
          python.set("same", list);
          assertEquals(true, python.run("same is items"));
          list.destroy();
        });
  }

  @Test
  void smallBigIntegersStandForJsBigInt() {
    SharedBridge.test(
        python -> {
          assertEquals(
              BigInteger.TEN, python.run("from pyodide.ffi import JsBigInt; JsBigInt(10)"));
          python.set("value", BigInteger.TEN);
          assertEquals("JsBigInt", python.text("type(value).__name__"));
        });
  }

  @Test
  void containersAreCopiedToTheHost() {
    SharedBridge.test(
        python -> {
          PyProxy source =
              python.proxy("{'list': [1, (2.5, None)], 'set': {3}, 'bytes': b'\\x01\\x02'}");
          PlainObject copy = assertInstanceOf(PlainObject.class, toHost(source));
          source.destroy();

          HostArray list = assertInstanceOf(HostArray.class, copy.get("list"));
          assertEquals(1, list.item(0));
          HostArray tuple = assertInstanceOf(HostArray.class, list.item(1));
          assertEquals(Arrays.asList(2.5, Undefined.UNDEFINED), tuple.elements());
          assertEquals(List.of(3), ((HostSet) HostValues.object(copy.get("set"))).toList());
          TypedArray bytes = assertInstanceOf(TypedArray.class, copy.get("bytes"));
          assertEquals(ElementType.UINT8, bytes.type());
          assertEquals(List.of(1, 2), bytes.toList());
        });
  }

  private static @Nullable Object toHost(PyProxy proxy) {
    return proxy.toHost(ToHostOptions.defaults());
  }

  @Test
  void cyclesAndSharedPartsAreKeptInBothDirections() {
    SharedBridge.test(
        python -> {
          PyProxy source = python.proxy("a = [1]; a.append(a); a.append({'a': a}); a");
          HostArray copy = assertInstanceOf(HostArray.class, toHost(source));
          HostValues.invoke(source, "clear");
          source.destroy();
          assertSame(copy, copy.item(1));
          assertSame(copy, HostValues.object(copy.item(2)).get("a"));

          python.set("value", copy);
          assertEquals(
              true,
              python.run("b = value.to_py(); r = b[1] is b and b[2]['a'] is b; b.clear(); r"));
          copy.elements().clear();
        });
  }

  @Test
  void convertersDecide() {
    SharedBridge.test(
        python -> {
          PyProxy source = python.proxy("{'a': 1, 'b': object()}");
          FunctionObject toMap =
              new FunctionObject(
                  "toMap",
                  (self, args) -> {
                    HostMap map = new HostMap();
                    for (Object entry : ((HostArray) HostValues.object(args[0])).elements()) {
                      map.put(HostValues.object(entry).get("0"), HostValues.object(entry).get("1"));
                    }
                    return map;
                  });
          FunctionObject other = new FunctionObject("other", (self, args) -> "other");
          HostMap map =
              assertInstanceOf(
                  HostMap.class,
                  source.toHost(new ToHostOptions(-1, null, toMap, other, Undefined.UNDEFINED)));
          assertEquals(1, map.item("a"));
          assertEquals("other", map.item("b"));

          PythonError error =
              assertThrows(
                  PythonError.class,
                  () ->
                      source.toHost(
                          new ToHostOptions(
                              -1,
                              null,
                              Undefined.UNDEFINED,
                              Undefined.UNDEFINED,
                              Undefined.UNDEFINED)));
          assertEquals("ConversionError", error.type());
          source.destroy();
        });
  }

  @Test
  void containersOfTheHostAreCopiedToPython() {
    SharedBridge.test(
        python -> {
          HostMap map = new HostMap();
          map.put(1, HostArray.of("x"));
          HostSet set = new HostSet();
          set.add(2);
          python.set("value", HostArray.of(map, set, new PlainObject().with("k", null)));
          assertEquals("[{1: ['x']}, {2}, {'k': jsnull}]", python.text("repr(value.to_py())"));
          assertEquals(
              "list, JsProxy",
              python.text(
                  "t = value.to_py(depth=1); f'{type(t).__name__}, {type(t[0]).__name__}'"));
        });
  }

  @Test
  void keysThatPythonTakesForEqualAreRefused() {
    SharedBridge.test(
        python -> {
          HostMap map = new HostMap();
          map.put(1, "a");
          map.put(true, "b");
          python.set("value", map);
          PythonError error = assertThrows(PythonError.class, () -> python.run("value.to_py()"));
          assertEquals("JsException", error.type());
          assertTrue(error.traceback().contains("contains both 1 and true as keys"));
        });
  }

  @Test
  void buffersKeepTheirFormat() {
    SharedBridge.test(
        python -> {
          for (ElementType type : ElementType.values()) {
            python.set("value", new TypedArray(type, new byte[2 * type.size()]));
            assertEquals(
                type.format() + " " + type.size() + " [0, 0]",
                python
                    .text("v = value.to_py(); f'{v.format} {v.itemsize} {v.tolist()}'")
                    .replace("0.0", "0"));
          }
          byte[] bytes = {1, 2, 3};
          python.set("value", new HostBuffer(bytes));
          assertEquals("b'\\x01\\x02\\x03'", python.text("repr(value.to_bytes())"));
          python.run("value.assign(b'abc')");
          assertEquals('c', bytes[2]);
        });
  }

  @Test
  void nestedBuffersAndByteOrder() {
    SharedBridge.test(
        python -> {
          PyProxy source = python.proxy("memoryview(bytes(range(6))).cast('B', (2, 3))");
          HostArray rows = assertInstanceOf(HostArray.class, toHost(source));
          source.destroy();
          assertEquals("0,1,2,3,4,5", rows.display());
          PyProxy strided = python.proxy("memoryview(bytes(range(6)))[::-2]");
          assertEquals("5,3,1", HostValues.display(toHost(strided)));
          strided.destroy();
          PyProxy flags = python.proxy("memoryview(b'\\0\\1').cast('?')");
          assertEquals("false,true", HostValues.display(toHost(flags)));
          flags.destroy();
        });
  }
}
