package org.jyodide.internal.bridge.imports;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Thrown;

/** Wraps host functions so that they fail as their {@link EmJs} annotation says. */
@SuppressWarnings("UnusedMethod") // Called through handles.
final class FailureAdapter {
  private final Bridge bridge;

  FailureAdapter(Bridge bridge) {
    this.bridge = bridge;
  }

  private MethodHandle handler(String name, Class<?> result) {
    try {
      return MethodHandles.lookup()
          .findVirtual(FailureAdapter.class, name, MethodType.methodType(result, Throwable.class))
          .bindTo(this);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name + " cannot be called", e);
    }
  }

  /** The function with its treatment of exceptions. */
  MethodHandle adapt(Method method, MethodHandle function) {
    EmJs failure = method.getAnnotation(EmJs.class);
    if (failure == null) {
      return function;
    }
    MethodHandle handler =
        switch (failure.value()) {
          case VAL -> handler("failValue", Object.class);
          case NUM -> handler("failNumber", int.class);
          case REF -> handler("failPointer", int.class);
          case BOOL -> handler("failBoolean", int.class);
        };
    return MethodHandles.catchException(function, Throwable.class, handler);
  }

  private Object failValue(Throwable thrown) {
    bridge.errors().raise(thrown);
    return Sentinel.ERROR;
  }

  private int failNumber(Throwable thrown) {
    bridge.errors().raise(thrown);
    return -1;
  }

  private int failPointer(Throwable thrown) {
    bridge.errors().raise(thrown);
    return 0;
  }

  private int failBoolean(Throwable thrown) throws Throwable {
    if (Thrown.isFatal(thrown)) {
      throw thrown;
    }
    return 0;
  }
}
