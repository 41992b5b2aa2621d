package org.jyodide.internal.bridge.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityTest {
  private static final FunctionObject FUNCTION = new FunctionObject("f", (self, args) -> self);
  private static final Microtasks NONE =
      new Microtasks() {
        @Override
        public void enqueue(Runnable microtask) {}

        @Override
        public void rejected(HostPromise promise) {}

        @Override
        public void handled(HostPromise promise) {}
      };

  /** Classes that state their capabilities must state what probing finds. */
  @Test
  void statedCapabilitiesAreTheProbedOnes() {
    for (HostObject object :
        List.of(
            new HostMap(),
            new HostSet(),
            new IteratorObject(List.of().iterator()),
            HostError.error("x"),
            new ThrownObject(new IllegalStateException("x")),
            new HostPromise(NONE),
            FUNCTION)) {
      assertEquals(Capability.probe(object), object.capabilities(), object.className());
    }
  }

  /** What no property tells comes on top. */
  @Test
  void arraysAndBuffersSayWhatTheyAre() {
    HostArray array = new HostArray();
    assertEquals(
        (Capability.probe(array) & ~Capability.ARRAY_LIKE) | Capability.ARRAY,
        array.capabilities());
    TypedArray bytes = new TypedArray(ElementType.UINT8, new byte[1]);
    assertEquals(
        (Capability.probe(bytes) & ~Capability.ARRAY_LIKE)
            | Capability.BUFFER
            | Capability.TYPED_ARRAY,
        bytes.capabilities());
    HostBuffer buffer = new HostBuffer(new byte[1]);
    assertEquals(Capability.BUFFER | Capability.probe(buffer), buffer.capabilities());
  }

  @Test
  void plainObjectsAreWhatTheirPropertiesMakeThem() {
    assertEquals(0, new PlainObject().capabilities());
    assertEquals(Capability.AWAITABLE, new PlainObject().with("then", FUNCTION).capabilities());
    assertEquals(0, new PlainObject().with("then", 1).capabilities());
    assertEquals(
        Capability.ERROR,
        new PlainObject().with("name", 1).with("message", 2).with("stack", 3).capabilities());
    PlainObject arrayLike = new PlainObject().with("length", 0);
    arrayLike.set(HostSymbol.ITERATOR, FUNCTION);
    assertEquals(
        Capability.ITERABLE | Capability.HAS_LENGTH | Capability.ARRAY_LIKE,
        arrayLike.capabilities());
    assertEquals(
        Capability.ITERATOR | Capability.ASYNC_ITERATOR,
        new PlainObject().with("next", FUNCTION).capabilities());
  }

  @Test
  void aPropertyThatThrowsIsNotThere() {
    Members<PlainObject> unused = Members.of("Object", PlainObject.class);
    HostObject hostile =
        new HostObject() {
          @Override
          public Object get(Object key) {
            throw HostError.error("no");
          }

          @Override
          public boolean has(Object key) {
            throw HostError.error("no");
          }

          @Override
          public List<String> ownNames() {
            return List.of();
          }

          @Override
          public String className() {
            return unused.className();
          }
        };

    assertEquals(0, hostile.capabilities());
  }

  @Test
  void jsonViews() {
    assertEquals(Capability.PY_JSON_DICT, Capability.asJson(0));
    int map = new HostMap().capabilities();
    assertEquals(map | Capability.PY_JSON_DICT, Capability.asJson(map));
    int array = new HostArray().capabilities();
    assertEquals(array | Capability.PY_JSON_SEQUENCE, Capability.asJson(array));
    assertEquals(Capability.CALLABLE, Capability.asJson(Capability.CALLABLE));
  }
}
