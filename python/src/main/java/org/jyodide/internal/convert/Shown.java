package org.jyodide.internal.convert;

import java.lang.ref.Reference;
import java.lang.reflect.Type;
import java.util.ConcurrentModificationException;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.PythonException;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.capi.PythonRaisedException;

/** The Python object behind a view, and how the view works on it. */
record Shown(PyObject object, CApi api, Conversions conversions) {
  /** Work with the object's address. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T on(int object);
  }

  /** Does work on the interpreter's thread. */
  <T extends @Nullable Object> T enter(Work<T> work) {
    try {
      return api.pyObjects().enter(live -> work.on(api.pyObjects().addressOf(object)));
    } catch (PythonException e) {
      throw translated(e);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** What Python says of a container that changed while it was iterated over. */
  private static RuntimeException translated(PythonException e) {
    if (e.pythonType().equals("RuntimeError")
        && (e.pythonMessage().contains("changed size during iteration")
            || e.pythonMessage().contains("mutated during iteration")
            || e.pythonMessage().contains("keys changed during iteration"))) {
      ConcurrentModificationException concurrent =
          new ConcurrentModificationException(e.pythonMessage());
      concurrent.initCause(e);
      return concurrent;
    }
    return e;
  }

  int size() {
    return enter(self -> api.objects().size(self));
  }

  boolean has(int self, String method) {
    return api.objects().hasAttr(self, method);
  }

  /** Refuses what the object has no method for. */
  void require(int self, String method) {
    if (!has(self, method)) {
      throw new UnsupportedOperationException(
          "a Python " + api.types().name(self) + " cannot be changed so: it has no " + method);
    }
  }

  /** Converts a part of the object. */
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // it is of that type
  <T extends @Nullable Object> T part(int element, Type type, String step) {
    return (T) conversions.part(element, type, step);
  }

  /** Converts a part of the object and gives up the reference to it. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T extends @Nullable Object> T take(int element, Type type, String step) {
    try {
      return part(element, type, step);
    } finally {
      api.python().decRef(element);
    }
  }

  /** Uses the object for a Java value. */
  <T extends @Nullable Object> T with(@Nullable Object value, Work<T> use) {
    int converted = api.toPython().convert(value);
    try {
      return use.on(converted);
    } finally {
      api.python().decRef(converted);
    }
  }

  /** Calls a method for what it does. */
  void callMethod(int self, String name, int... arguments) {
    api.python().decRef(api.objects().callMethod(self, name, arguments));
  }

  /**
   * As {@link #with}, for a question after a value. A value that Python cannot have, or that has no
   * hash, is in no container.
   */
  <T extends @Nullable Object> T withHashable(@Nullable Object value, T absent, Work<T> use) {
    int converted;
    try {
      converted = api.toPython().convert(value);
    } catch (NotConvertibleException e) {
      return absent;
    }
    try {
      return isHashable(converted) ? use.on(converted) : absent;
    } finally {
      api.python().decRef(converted);
    }
  }

  private boolean isHashable(int value) {
    try {
      api.objects().hash(value);
      return true;
    } catch (PythonRaisedException e) {
      api.python().decRef(e.exception());
      return false;
    }
  }

  /** An element as the type of the view. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  <T extends @Nullable Object> T convert(PyObject element, Type type) {
    return enter(self -> part(api.pyObjects().addressOf(element), type, ""));
  }

  /** For messages. */
  String repr(int value) {
    return api.toJava().shortRepr(value);
  }
}
