package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

class BridgeProxyTest {
  private static final String POINT =
      """
      class Point:
          def __init__(self, x): self.x = x
          def plus(self, n, *, times=1): return self.x + n * times
      Point(3)
      """;

  @Test
  void attributesAndMethods() {
    SharedBridge.test(
        python -> {
          PyProxy point = python.proxy(POINT);
          assertEquals("Point", point.type());
          assertEquals(3, point.get("x"));
          point.set("x", 4);
          assertEquals(4, point.getAttr("x"));
          assertEquals(Undefined.UNDEFINED, point.get("y"));
          assertFalse(point.has((Object) "y"));
          assertSame(point.get("plus"), point.get("plus"));
          assertEquals(5, HostValues.invoke(point, "plus", 1));
          PyProxy plus = (PyProxy) HostValues.object(point.get("plus"));
          assertEquals(10, plus.callKeywords(HostArray.of(2), new PlainObject().with("times", 3)));
          assertEquals(
              10, HostValues.invoke(plus, "callKwargs", 2, new PlainObject().with("times", 3)));
          point.delete("x");
          assertEquals(Undefined.UNDEFINED, point.get("x"));
          point.destroy();
        });
  }

  @Test
  void itemsAndLength() {
    SharedBridge.test(
        python -> {
          PyProxy dict = python.proxy("{'a': 1, 2: 'two', 'keys': 'hidden'}");
          assertEquals(3, dict.get("length"));
          assertEquals("two", dict.getItem(2));
          assertEquals(Undefined.UNDEFINED, dict.getItem("none"));
          assertEquals(1, dict.get("a"));
          assertEquals("two", dict.get("2"));
          assertTrue(HostValues.isFunction(dict.get("keys")));
          dict.setItem("b", 5);
          assertTrue(dict.contains("b"));
          dict.delItem("b");
          assertFalse(dict.contains("b"));
          assertEquals(List.of("a", "2", "keys"), dict.keys());
          dict.destroy();

          PyProxy list = python.proxy("['x', 'y']");
          assertEquals("y", list.get("1"));
          assertEquals(Undefined.UNDEFINED, list.get("2"));
          assertTrue(list.has((Object) "1"));
          list.set("0", "z");
          assertEquals(List.of("z", "y"), Iteration.toList(list));
          assertThrows(HostError.class, () -> list.set("9", 1));
          assertEquals(List.of("0", "1"), list.keys());
          list.destroy();
        });
  }

  @Test
  void iterationEndsItsBorrowedProxies() {
    SharedBridge.test(
        python -> {
          PyProxy list = python.proxy("[[1], [2]]");
          List<Object> items = List.copyOf(Iteration.toList(list));
          list.destroy();
          PyProxy first = (PyProxy) items.get(0);
          assertFalse(first.isAlive());
          HostError error = assertThrows(HostError.class, first::type);
          assertTrue(message(error).startsWith("This borrowed proxy was automatically"));
        });
  }

  @Test
  void generatorsTakeAndGiveValues() {
    SharedBridge.test(
        python -> {
          PyProxy generator =
              python.proxy(
                  """
                  def count():
                      got = yield 1
                      try:
                          yield got
                      except KeyError:
                          pass
                      return 9
                  count()
                  """);
          assertEquals(1, value(HostValues.invoke(generator, "next")));
          assertEquals("sent", value(HostValues.invoke(generator, "next", "sent")));
          HostObject end =
              HostValues.object(HostValues.invoke(generator, "throw", python.run("KeyError('k')")));
          assertEquals(true, end.get("done"));
          assertEquals(9, end.get("value"));
          assertSame(generator, HostValues.invoke(generator, HostSymbol.ITERATOR));
          generator.destroy();
        });
  }

  private static String message(HostError error) {
    return Objects.requireNonNull(error.getMessage());
  }

  private static Object value(@Nullable Object result) {
    Object value = HostValues.object(result).get("value");
    return value == null ? Undefined.UNDEFINED : value;
  }

  @Test
  void aDestroyedProxySaysSo() {
    SharedBridge.test(
        python -> {
          PyProxy list = python.proxy("[]");
          PyProxy copy = list.copy();
          list.destroy("gone for a test", true);
          list.destroy();
          HostError error = assertThrows(HostError.class, list::length);
          assertTrue(message(error).startsWith("gone for a test\n"));
          assertEquals(0, copy.length());
          HostValues.invoke(copy, "destroy");
          assertThrows(HostError.class, copy::copy);
        });
  }

  @Test
  void attributesDieWithTheLastCopy() {
    SharedBridge.test(
        python -> {
          PyProxy list = python.proxy("[]");
          PyProxy copy = list.copy();
          PyProxy append = (PyProxy) HostValues.object(list.get("append"));
          list.destroy();
          assertTrue(append.isAlive());
          copy.destroy();
          assertFalse(append.isAlive());
          HostError error = assertThrows(HostError.class, () -> append.callPython(1));
          assertTrue(message(error).startsWith("This borrowed attribute proxy"));
        });
  }

  @Test
  void boundProxiesPassTheirArguments() {
    SharedBridge.test(
        python -> {
          PyProxy all = python.proxy("lambda *args: ','.join(map(str, args))");
          assertEquals("1,2", all.call("this", 1, 2));
          HostObject bound = HostValues.object(HostValues.invoke(all, "bind", "self", 1));
          assertEquals("1,2", bound.call("other", 2));
          HostObject method = HostValues.object(HostValues.invoke(all, "captureThis"));
          assertEquals("me,1", method.call("me", 1));
          HostObject both = HostValues.object(HostValues.invoke(bound, "captureThis"));
          assertEquals("self,1,2", both.call("other", 2));
          all.destroy();
          assertFalse(((PyProxy) bound).isAlive());
        });
  }

  @Test
  void proxiesThatBecomeGarbageAreReleased() {
    SharedBridge.test(
        python -> {
          int before = python.bridge().proxies().live();
          for (int i = 0; i < 100; i++) {
            python.proxy("object()");
          }
          for (int i = 0; i < 100 && python.bridge().proxies().live() > before; i++) {
            System.gc();
            Thread.sleep(10);
            python.bridge().releaseUnreachable();
          }
          assertTrue(python.bridge().proxies().live() <= before);
        });
  }

  @Test
  void jsonViewsShowItemsOnly() {
    SharedBridge.test(
        python -> {
          PyProxy dict = python.proxy("{'a': {'keys': [1, 2]}, 'length': 7}");
          HostObject view = HostValues.object(HostValues.invoke(dict, "asJsJson"));
          assertEquals(7, view.get("length"));
          HostObject inner = HostValues.object(view.get("a"));
          assertSame(inner, view.get("a"));
          HostObject list = HostValues.object(inner.get("keys"));
          assertEquals(List.of(1, 2), Iteration.toList(list));
          assertEquals(List.of("a", "length"), view.keys());
          assertEquals(Undefined.UNDEFINED, view.get("missing"));
          dict.destroy();
          assertFalse(((PyProxy) inner).isAlive());
        });
  }

  @Test
  void argumentsOfAHostFunctionAreBorrowed() {
    SharedBridge.test(
        python -> {
          PyProxy[] kept = new PyProxy[1];
          python.set(
              "f",
              new FunctionObject(
                  "f",
                  (self, args) -> {
                    kept[0] = (PyProxy) HostValues.object(args[0]);
                    return kept[0].length();
                  }));
          assertEquals(2, python.run("f([1, 2])"));
          HostError error = assertThrows(HostError.class, kept[0]::length);
          assertTrue(message(error).contains("at the end of a function call"));
        });
  }
}
