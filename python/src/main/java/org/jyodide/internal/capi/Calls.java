package org.jyodide.internal.capi;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls with Java values as arguments, by CPython's vectorcall: without a tuple. */
public final class Calls {
  private final CApi api;
  private final CPython python;
  private final CFunction vectorcall;
  private final CFunction vectorcallMethod;

  Calls(CApi api) {
    this.api = api;
    python = api.python();
    vectorcall = python.function("PyObject_Vectorcall");
    vectorcallMethod = python.function("PyObject_VectorcallMethod");
  }

  /** {@code callable(*arguments)}, a new reference. */
  public int call(int callable, @Nullable Object... arguments) {
    int mark = python.stackSave();
    int block = python.stackAlloc(4 * arguments.length);
    int done = 0;
    try {
      for (; done < arguments.length; done++) {
        python.memory().storeI32(block + 4 * done, api.toPython().convert(arguments[done]));
      }
      return python.check(vectorcall.call(callable, block, arguments.length, 0));
    } catch (NotConvertibleException e) {
      throw done < arguments.length ? e.within("argument " + done) : e;
    } finally {
      release(block, done);
      python.stackRestore(mark);
    }
  }

  /** {@code object.name(*arguments)}, a new reference. */
  public int callMethod(int object, String name, @Nullable Object... arguments) {
    int mark = python.stackSave();
    int block = python.stackAlloc(4 * arguments.length + 4);
    int key = api.strings().name(name);
    int done = 0;
    try {
      python.memory().storeI32(block, object);
      for (; done < arguments.length; done++) {
        python.memory().storeI32(block + 4 + 4 * done, api.toPython().convert(arguments[done]));
      }
      return python.check(vectorcallMethod.call(key, block, arguments.length + 1, 0));
    } catch (NotConvertibleException e) {
      throw done < arguments.length ? e.within("argument " + done) : e;
    } finally {
      release(block + 4, done);
      python.stackRestore(mark);
    }
  }

  /** {@code callable(*arguments, **keywords)}, a new reference. */
  public int call(
      int callable,
      List<? extends @Nullable Object> arguments,
      Map<String, ? extends @Nullable Object> keywords) {
    @Nullable Object[] all = arguments.toArray();
    if (keywords.isEmpty()) {
      return call(callable, all);
    }
    int positional = all.length;
    all = java.util.Arrays.copyOf(all, positional + keywords.size());
    int names = api.containers().newTuple(keywords.size());
    try {
      Iterator<? extends Map.Entry<String, ? extends @Nullable Object>> entries =
          keywords.entrySet().iterator();
      for (int i = 0; i < keywords.size(); i++) {
        var entry = entries.next();
        all[positional + i] = entry.getValue();
        api.containers().fillTuple(names, i, api.strings().toPython(entry.getKey()));
      }
      return callNamed(callable, all, positional, names);
    } finally {
      python.decRef(names);
    }
  }

  private int callNamed(int callable, @Nullable Object[] all, int positional, int names) {
    int mark = python.stackSave();
    int block = python.stackAlloc(4 * all.length);
    int done = 0;
    try {
      for (; done < all.length; done++) {
        python.memory().storeI32(block + 4 * done, api.toPython().convert(all[done]));
      }
      return python.check(vectorcall.call(callable, block, positional, names));
    } catch (NotConvertibleException e) {
      throw done < all.length ? e.within("argument " + done) : e;
    } finally {
      release(block, done);
      python.stackRestore(mark);
    }
  }

  private void release(int block, int count) {
    for (int i = 0; i < count; i++) {
      python.decRef(python.memory().loadI32(block + 4 * i));
    }
  }
}
