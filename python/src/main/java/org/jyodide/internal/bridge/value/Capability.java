package org.jyodide.internal.bridge.value;

/**
 * What a {@code JsProxy} can do, one bit each. The numbers are those of the C code of Pyodide 314,
 * which makes one Python type for each combination.
 */
public final class Capability {
  public static final int ITERABLE = 1;
  public static final int ITERATOR = 1 << 1;
  public static final int HAS_LENGTH = 1 << 2;
  public static final int HAS_GET = 1 << 3;
  public static final int HAS_SET = 1 << 4;
  public static final int HAS_HAS = 1 << 5;
  public static final int HAS_INCLUDES = 1 << 6;
  public static final int HAS_DISPOSE = 1 << 7;
  public static final int HAS_ASYNC_DISPOSE = 1 << 8;
  public static final int AWAITABLE = 1 << 9;
  public static final int BUFFER = 1 << 10;
  public static final int CALLABLE = 1 << 11;
  public static final int ARRAY = 1 << 12;
  public static final int ARRAY_LIKE = 1 << 13;
  public static final int TYPED_ARRAY = 1 << 14;
  public static final int DOUBLE_PROXY = 1 << 15;
  public static final int OBJECT_MAP = 1 << 16;
  public static final int ASYNC_ITERABLE = 1 << 17;
  public static final int GENERATOR = 1 << 18;
  public static final int ASYNC_GENERATOR = 1 << 19;
  public static final int ASYNC_ITERATOR = 1 << 20;
  public static final int ERROR = 1 << 21;
  public static final int PY_JSON_DICT = 1 << 22;
  public static final int PY_JSON_SEQUENCE = 1 << 23;

  private Capability() {}

  /** Finds the capabilities of an object by asking for its properties. */
  public static int probe(HostObject object) {
    boolean callable = object.isCallable();
    boolean iterable = hasMethod(object, HostSymbol.ITERATOR);
    boolean asyncIterable = hasMethod(object, HostSymbol.ASYNC_ITERATOR);
    boolean next = hasMethod(object, "next");
    boolean length = !callable && has(object, "length");
    boolean iterator = next && (iterable || !asyncIterable);
    return bit(CALLABLE, callable)
        | bit(AWAITABLE, hasMethod(object, "then"))
        | bit(ITERABLE, iterable)
        | bit(ASYNC_ITERABLE, asyncIterable)
        | bit(ITERATOR, iterator)
        | bit(ASYNC_ITERATOR, next && (!iterable || asyncIterable))
        | bit(HAS_LENGTH, length || has(object, "size"))
        | bit(HAS_GET, hasMethod(object, "get"))
        | bit(HAS_SET, hasMethod(object, "set"))
        | bit(HAS_HAS, hasMethod(object, "has"))
        | bit(HAS_INCLUDES, hasMethod(object, "includes"))
        | bit(HAS_DISPOSE, hasMethod(object, HostSymbol.DISPOSE))
        | bit(HAS_ASYNC_DISPOSE, hasMethod(object, HostSymbol.ASYNC_DISPOSE))
        | bit(ARRAY_LIKE, length && iterable && !iterator)
        | bit(GENERATOR, object.typeTag().equals("Generator"))
        | bit(ASYNC_GENERATOR, object.typeTag().equals("AsyncGenerator"))
        | bit(
            ERROR,
            !callable && has(object, "name") && has(object, "message") && has(object, "stack"));
  }

  /** The flags for a proxy that shows the object as {@code json.loads} would have made it. */
  public static int asJson(int capabilities) {
    int result = capabilities;
    if ((capabilities & (ARRAY | ARRAY_LIKE | ITERATOR)) != 0) {
      // An iterator counts as a sequence so that what it yields is shown this way, too.
      result |= PY_JSON_SEQUENCE;
    }
    if ((capabilities
            & (ARRAY
                | TYPED_ARRAY
                | ARRAY_LIKE
                | BUFFER
                | DOUBLE_PROXY
                | ITERATOR
                | CALLABLE
                | ERROR))
        == 0) {
      result |= PY_JSON_DICT;
    }
    return result;
  }

  private static int bit(int flag, boolean set) {
    return set ? flag : 0;
  }

  private static boolean has(HostObject object, String name) {
    try {
      return object.has(name);
    } catch (HostError e) {
      return false;
    }
  }

  private static boolean hasMethod(HostObject object, Object key) {
    try {
      return HostValues.isFunction(object.get(key));
    } catch (HostError e) {
      return false;
    }
  }
}
