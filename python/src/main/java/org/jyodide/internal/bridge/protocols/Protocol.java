package org.jyodide.internal.bridge.protocols;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.java.JavaRuntime;
import org.jyodide.internal.bridge.java.Values;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.Objects.Comparison;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.HostFunctions.Unary;
import org.jyodide.internal.extension.PythonErrorException;

/**
 * What Python does with Java objects of one shape, whatever their class: it works under every
 * {@link org.jyodide.JavaAccess}.
 *
 * @param <T> the class or interface that has the shape
 */
public abstract class Protocol<T> {
  private final Class<T> type;
  private final String name;
  private final Context context;

  /** The parts of an interpreter that protocols use. */
  public record Context(
      CApi api, Values values, Values.JavaObjectTable objects, JavaRuntime.HostThread thread) {}

  Protocol(Class<T> type, String name, Context context) {
    this.type = type;
    this.name = name;
    this.context = context;
  }

  /** The name of the Python class that has it. */
  public String name() {
    return name;
  }

  /** Whether objects of a class have this shape. */
  public boolean shows(Class<?> candidate) {
    return type.isAssignableFrom(candidate);
  }

  /** Fills in slots and methods. */
  public abstract void define(ExtensionType target);

  /** The Java object behind {@code self}, which guest code may have tampered with. */
  T self(int object) {
    Object found = context.objects().find(object);
    if (!type.isInstance(found)) {
      throw PythonErrorException.type(
          "a Java object with the protocol "
              + name
              + " was wanted, got "
              + context.api().types().name(object));
    }
    return type.cast(found);
  }

  CApi api() {
    return context.api();
  }

  CPython python() {
    return context.api().python();
  }

  Values values() {
    return context.values();
  }

  /** The Java object behind a Python object; null if it is none. */
  @Nullable Object find(int object) {
    return context.objects().find(object);
  }

  int none() {
    return python().incRef(api().types().none());
  }

  int bool(boolean value) {
    return python().incRef(api().types().bool(value));
  }

  int notImplemented() {
    return python().incRef(python().address("_Py_NotImplementedStruct"));
  }

  /** Compares two Python objects, whose references it takes. */
  int compareAndRelease(int left, int right, int operation) {
    try {
      return python().check(python().function("PyObject_RichCompare").call(left, right, operation));
    } finally {
      python().decRef(left);
      python().decRef(right);
    }
  }

  /** Whether a Python object equals a Java value, in Python's sense. */
  boolean isEqual(int object, @Nullable Object value) {
    int other = values().toPython(value);
    try {
      return api().objects().compare(other, object, Comparison.EQUAL);
    } finally {
      python().decRef(other);
    }
  }

  /** Raises {@code KeyError(key)}. */
  RuntimeException keyError(int key) {
    int type = python().memory().loadI32(python().address("PyExc_KeyError"));
    python().function("PyErr_SetObject").run(type, key);
    return python().raised();
  }

  /** A new reference to the next element; 0 without an exception after the last. */
  int next(Iterator<?> iterator) {
    Object next;
    // It may be that of a parallel stream.
    context.thread().lend();
    try {
      if (!iterator.hasNext()) {
        return 0;
      }
      next = iterator.next();
    } finally {
      context.thread().takeBack();
    }
    return values().toPython(next);
  }

  /**
   * A function for {@code repr} or {@code str} of a container, which may be inside itself.
   *
   * @param again what stands for the container where it is inside itself
   */
  Unary once(String again, Unary body) {
    return self -> {
      int state = python().function("Py_ReprEnter").call(self);
      if (state < 0) {
        throw python().raised();
      }
      if (state > 0) {
        return api().strings().toPython(again);
      }
      try {
        return body.call(self);
      } finally {
        python().function("Py_ReprLeave").run(self);
      }
    };
  }

  /** {@code repr} of Python's equivalent, with the name of the class before it. */
  int reprAs(int self, int equivalent) {
    try {
      String text = api().objects().repr(equivalent);
      return api().strings().toPython(simpleName(self) + "(" + text + ")");
    } finally {
      python().decRef(equivalent);
    }
  }

  String simpleName(int self) {
    String full = api().types().name(self);
    return full.substring(full.lastIndexOf('.') + 1);
  }
}
