package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * A host function that calls a Python object once and lets go of it: {@code create_once_callable}.
 */
public final class OnceCallable {
  private final Bridge bridge;
  private final PyReference callable;
  private boolean used;

  private OnceCallable(Bridge bridge, PyReference callable) {
    this.bridge = bridge;
    this.callable = callable;
  }

  /** The function for a Python object. */
  public static FunctionObject create(Bridge bridge, int callable) {
    OnceCallable once =
        new OnceCallable(bridge, bridge.references().newReference(callable).collected());
    FunctionObject function = new FunctionObject("wrapper", (self, args) -> once.call(args));
    function.set("destroy", new FunctionObject("destroy", (self, args) -> once.destroy()));
    return function;
  }

  private @Nullable Object call(@Nullable Object[] arguments) {
    if (used) {
      throw HostError.error("OnceProxy can only be called once");
    }
    try {
      bridge.errors().requireGil();
      return PyProxyCalls.call(
          bridge, callable.pointer(), HostArray.of(arguments), new PlainObject());
    } finally {
      destroy();
    }
  }

  private Object destroy() {
    if (used) {
      throw HostError.error("OnceProxy has already been destroyed");
    }
    used = true;
    callable.release();
    return Undefined.UNDEFINED;
  }
}
