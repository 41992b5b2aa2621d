package org.jyodide.internal.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostMap;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostSet;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.IterationResult;
import org.jyodide.internal.bridge.value.IteratorObject;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/** Values of the host, used from Python. */
class BridgeHostObjectTest {
  @Test
  void arraysAreMutableSequences() {
    SharedBridge.test(
        python -> {
          HostArray array = HostArray.of(1, 2, 3, 4, 5);
          python.set("a", array);
          python.run(
              """
              assert len(a) == 5 and a[0] == 1 and a[-1] == 5 and 3 in a and 9 not in a
              assert list(a[1:3]) == [2, 3] and list(a[::2]) == [1, 3, 5]
              a[0] = 'x'; a[1:3] = [20, 30, 35]; del a[-1]
              a.append(6); a.insert(0, 'first'); a.extend([7, 8])
              assert a.pop() == 8 and a.pop(0) == 'first'
              assert a.index(20) == 1 and a.count('x') == 1
              a[::2] = [0, 0, 0, 0]
              a.reverse()
              assert list(reversed(a)) == [0, 20, 0, 35, 0, 6, 0]
              """);
          assertEquals("0,6,0,35,0,20,0", array.display());
          PythonError error = assertThrows(PythonError.class, () -> python.run("a[99]"));
          assertEquals("IndexError", error.type());
        });
  }

  @Test
  void mapsAndSets() {
    SharedBridge.test(
        python -> {
          HostMap map = new HostMap();
          map.put("k", 1);
          python.set("m", map);
          python.run(
              """
              assert m['k'] == 1 and 'k' in m and len(m) == 1 and list(m) == ['k']
              m['n'] = 2; del m['k']
              assert dict(m.items()) == {'n': 2} and m.get('zz', 5) == 5
              """);
          assertEquals(2, map.item("n"));
          PythonError error = assertThrows(PythonError.class, () -> python.run("m['none']"));
          assertEquals("KeyError", error.type());

          HostSet set = new HostSet();
          set.add(1);
          python.set("s", set);
          assertEquals(
              true, python.run("1 in s and 2 not in s and len(s) == 1 and list(s) == [1]"));
        });
  }

  @Test
  void objectsHaveAttributes() {
    SharedBridge.test(
        python -> {
          PlainObject object = new PlainObject().with("a", 1).with("from", 2);
          python.set("o", object);
          python.run(
              """
              assert o.a == 1 and o.from_ == 2 and hasattr(o, 'a') and not hasattr(o, 'b')
              o.b = 3
              del o.a
              assert 'from_' in dir(o) and 'a' not in dir(o)
              assert list(o.object_keys()) == ['from', 'b'] and bool(o) and o.typeof == 'object'
              assert dict(o.as_py_json()) == {'from': 2, 'b': 3}
              """);
          assertEquals(3, object.get("b"));
        });
  }

  @Test
  void functionsTakeArgumentsKeywordsAndThis() {
    SharedBridge.test(
        python -> {
          FunctionObject f =
              new FunctionObject(
                  "f",
                  (self, args) -> {
                    List<String> shown = new ArrayList<>();
                    for (Object arg : args) {
                      shown.add(
                          arg instanceof PlainObject keywords
                              ? "x=" + HostValues.display(keywords.get("x"))
                              : HostValues.display(arg));
                    }
                    return HostValues.typeOf(self) + shown;
                  });
          python.set("o", new PlainObject().with("f", f));
          python.set("f", f);
          assertEquals("undefined[1, undefined, x=2]", python.run("f(1, None, x=2)"));
          assertEquals("object[a]", python.run("o.f('a')"));
          python.set(
              "C", f.withConstructor((self, args) -> new PlainObject().with("made", args[0])));
          assertEquals(5, python.run("C.new(5).made"));
          PythonError error = assertThrows(PythonError.class, () -> python.run("f.new()"));
          assertTrue(error.traceback().contains("f is not a constructor"));
        });
  }

  @Test
  void iteratorsAndGenerators() {
    SharedBridge.test(
        python -> {
          python.set("it", new IteratorObject(List.of(1, 2, 3).iterator()));
          assertEquals(true, python.run("next(it) == 1 and list(it) == [2, 3]"));

          List<String> log = new ArrayList<>();
          python.set("gen", generator(log));
          assertEquals(
              "[0, 'sent 5']",
              python.text("g = gen; r = [next(g)]; r.append(g.send(5)); g.close(); repr(r)"));
          assertEquals(List.of("next undefined", "next 5", "return undefined"), log);
        });
  }

  private static HostTaggedObject generator(List<String> log) {
    HostTaggedObject generator = new HostTaggedObject("Generator");
    for (String method : List.of("next", "return", "throw")) {
      generator.set(
          method,
          new FunctionObject(
              method,
              (self, args) -> {
                Object argument = HostValues.argument(args, 0);
                log.add(method + " " + HostValues.display(argument));
                return new IterationResult(
                    method.equals("return"),
                    argument == Undefined.UNDEFINED ? 0 : "sent " + argument);
              }));
    }
    generator.set(HostSymbol.ITERATOR, new FunctionObject("iterator", (self, args) -> self));
    return generator;
  }

  @Test
  void contextManagersAreDisposed() {
    SharedBridge.test(
        python -> {
          List<String> log = new ArrayList<>();
          PlainObject resource = new PlainObject();
          resource.set(
              HostSymbol.DISPOSE,
              new FunctionObject(
                  "dispose",
                  (self, args) -> {
                    log.add("disposed");
                    return Undefined.UNDEFINED;
                  }));
          python.set("r", resource);
          assertEquals(true, python.run("with r as x: y = x == r\ny"));
          assertEquals(List.of("disposed"), log);
        });
  }

  @Test
  void promisesAreAwaited() {
    SharedBridge.test(
        python -> {
          EventLoop loop = python.bridge().loop();
          python.set(
              "later",
              new FunctionObject(
                  "later",
                  (self, args) -> {
                    HostPromise promise = new HostPromise(loop);
                    loop.schedule(() -> promise.resolve("came"), 3);
                    return promise;
                  }));
          python.set(
              "fails",
              new FunctionObject(
                  "fails",
                  (self, args) -> {
                    HostPromise promise = new HostPromise(loop);
                    loop.schedule(() -> promise.reject(HostError.type("no")), 0);
                    return promise;
                  }));
          assertEquals(
              "came JsException TypeError: no",
              python.run(
                  """
                  import asyncio
                  async def main():
                      a = await later()
                      try:
                          await fails()
                      except Exception as e:
                          return f'{a} {type(e).__name__} {e}'
                  asyncio.run(main())
                  """));
          assertEquals("came", python.run("from pyodide.ffi import run_sync; run_sync(later())"));
        });
  }
}
