package org.jyodide.internal.capi;

import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.CopyOptions;
import org.jyodide.PyObject;

/** Makes Python objects of Java values; the table is in {@link PyObject}. */
public final class JavaToPython {
  private final CApi api;
  private final CPython python;

  JavaToPython(CApi api) {
    this.api = api;
    python = api.python();
  }

  /**
   * A new reference to the Python object for a value.
   *
   * @throws NotConvertibleException if it has none
   */
  public int convert(@Nullable Object value) {
    int immutable = immutable(value);
    if (immutable != 0) {
      return immutable;
    }
    Object object = java.util.Objects.requireNonNull(value);
    int shown = api.javaObjects().toPython(object);
    return shown != 0 ? shown : deepCopy(object, CopyOptions.defaults());
  }

  /** A new reference to a deep copy of a value: containers become Python's own. */
  public int deepCopy(@Nullable Object value, CopyOptions options) {
    return new DeepToPython(api, options).copy(value);
  }

  /** A new tuple of the converted values. */
  public int convertToTuple(List<? extends @Nullable Object> values) {
    @Nullable Object[] elements = values.toArray();
    int tuple = api.containers().newTuple(elements.length);
    int filled = 0;
    try {
      for (; filled < elements.length; filled++) {
        api.containers().fillTuple(tuple, filled, convert(elements[filled]));
      }
      return tuple;
    } catch (NotConvertibleException e) {
      throw e.within("argument " + filled);
    } finally {
      if (filled < elements.length) {
        python.decRef(tuple);
      }
    }
  }

  /**
   * A new reference to the object for a value that is passed by its value, and for what is a Python
   * object already; 0 for any other.
   */
  int immutable(@Nullable Object value) {
    if (value == null) {
      return python.incRef(api.types().none());
    }
    if (value instanceof PyObject object) {
      return existing(object);
    }
    if (value instanceof CharSequence text && !isBuilder(text)) {
      return api.strings().toPython(text);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean bool) {
      return python.incRef(api.types().bool(bool));
    }
    if (value instanceof Character character) {
      return api.strings().toPython(character.toString());
    }
    if (value instanceof byte[] bytes) {
      return api.containers().newBytes(bytes);
    }
    return backed(value);
  }

  /** Whether it is text that changes: Python gets the object itself. */
  private static boolean isBuilder(CharSequence text) {
    return text instanceof StringBuilder || text instanceof StringBuffer;
  }

  private int existing(PyObject object) {
    return python.incRef(api.pyObjects().addressOf(object));
  }

  private int backed(Object value) {
    if (value instanceof PythonBacked backed) {
      return existing(backed.pythonObject());
    }
    if (Proxy.isProxyClass(value.getClass())
        && Proxy.getInvocationHandler(value) instanceof PythonBacked backed) {
      return existing(backed.pythonObject());
    }
    return 0;
  }

  private int number(Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte) {
      return api.numbers().toPython(number.longValue());
    }
    if (number instanceof Double || number instanceof Float) {
      return api.numbers().toPython(number.doubleValue());
    }
    if (number instanceof BigInteger big) {
      return api.numbers().toPython(big);
    }
    return 0;
  }

  static NotConvertibleException unknown(Object value) {
    return new NotConvertibleException(
        "an object of " + value.getClass() + " has no counterpart in Python");
  }
}
