package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * The two functions with which Python listens to a promise. They hold Python objects until one of
 * them is called.
 */
public final class PromiseHandles {
  private final Bridge bridge;
  private final int handleResult;
  private final int handleException;
  private final @Nullable Object done;
  private final int converter;
  private boolean used;

  private PromiseHandles(
      Bridge bridge, int handleResult, int handleException, @Nullable Object done, int converter) {
    this.bridge = bridge;
    this.handleResult = handleResult;
    this.handleException = handleException;
    this.done = done;
    this.converter = converter;
  }

  /**
   * The functions for fulfilment and rejection, in an array.
   *
   * @param handleResult a Python callable, or 0
   * @param handleException a Python callable, or 0
   * @param done a function of the host to call afterwards, or null
   * @param converter a Python object that converts the result, or 0
   */
  public static HostArray create(
      Bridge bridge, int handleResult, int handleException, @Nullable Object done, int converter) {
    PromiseHandles handles =
        new PromiseHandles(bridge, handleResult, handleException, done, converter);
    handles.take(handleResult);
    handles.take(handleException);
    handles.take(converter);
    FunctionObject fulfilled =
        new FunctionObject(
            "onFulfilled", (self, args) -> handles.fulfil(HostValues.argument(args, 0)));
    FunctionObject rejected =
        new FunctionObject(
            "onRejected", (self, args) -> handles.reject(HostValues.argument(args, 0)));
    FunctionObject destroy = new FunctionObject("destroy", (self, args) -> handles.destroy());
    fulfilled.set("destroy", destroy);
    rejected.set("destroy", destroy);
    return HostArray.of(fulfilled, rejected);
  }

  private void take(int object) {
    if (object != 0) {
      bridge.python().incRef(object);
    }
  }

  private void drop(int object) {
    if (object != 0) {
      bridge.python().decRef(object);
    }
  }

  private Object fulfil(@Nullable Object value) {
    requireUnused();
    try {
      bridge.errors().requireGil();
      return handleResult == 0
          ? Undefined.UNDEFINED
          : bridge.glue().promiseHandlesResult(handleResult, converter, value);
    } finally {
      end(value);
    }
  }

  private @Nullable Object reject(@Nullable Object reason) {
    requireUnused();
    try {
      bridge.errors().requireGil();
      return handleException == 0
          ? Undefined.UNDEFINED
          : PyProxyCalls.call(bridge, handleException, HostArray.of(reason), new PlainObject());
    } finally {
      end(Undefined.UNDEFINED);
    }
  }

  private void end(@Nullable Object value) {
    if (done != null) {
      HostValues.call(done, new @Nullable Object[] {value});
    }
    destroy();
  }

  private Object destroy() {
    requireUnused();
    used = true;
    drop(handleResult);
    drop(handleException);
    drop(converter);
    return Undefined.UNDEFINED;
  }

  private void requireUnused() {
    if (used) {
      throw HostError.error("One of the promise handles has already been called.");
    }
  }
}
