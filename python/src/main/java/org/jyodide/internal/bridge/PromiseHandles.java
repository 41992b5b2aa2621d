package org.jyodide.internal.bridge;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostCancellation;
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
    return HostArray.of(new PromiseHandle(handles, true), new PromiseHandle(handles, false));
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

  Object fulfil(@Nullable Object value) {
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

  @Nullable Object reject(@Nullable Object reason) {
    requireUnused();
    try {
      bridge.errors().requireGil();
      if (handleException == 0) {
        return Undefined.UNDEFINED;
      }
      return reason instanceof HostCancellation cancellation && cancelFuture(cancellation)
          ? Undefined.UNDEFINED
          : raise(reason);
    } finally {
      end(Undefined.UNDEFINED);
    }
  }

  private @Nullable Object raise(@Nullable Object reason) {
    if (!(reason instanceof PythonError error) || error.pointer() == 0) {
      return PyProxyCalls.call(bridge, handleException, HostArray.of(reason), new PlainObject());
    }
    PyProxy exception = bridge.proxies().create(error.pointer());
    try {
      return PyProxyCalls.call(bridge, handleException, HostArray.of(exception), new PlainObject());
    } finally {
      exception.destroy();
    }
  }

  /** Cancels the future that waits for the outcome; false if none does. */
  private boolean cancelFuture(HostCancellation cancellation) {
    PyProxy future = future();
    if (future == null) {
      return false;
    }
    try {
      HostValues.invoke(future, "cancel", cancellation.get("message"));
      return true;
    } finally {
      future.destroy();
    }
  }

  /** Runs an action if the future that waits for the outcome is cancelled. */
  void whenCancelled(Runnable action) {
    PyProxy future = used ? null : future();
    if (future == null) {
      return;
    }
    try {
      HostValues.invoke(
          future,
          "add_done_callback",
          new FunctionObject(
              "cancelled",
              (self, args) -> {
                if (HostValues.isTrue(HostValues.invoke(args[0], "cancelled"))) {
                  action.run();
                }
                return Undefined.UNDEFINED;
              }));
    } finally {
      future.destroy();
    }
  }

  /**
   * The future that waits, if one does: {@code await} listens with a method that is bound to it.
   */
  private @Nullable PyProxy future() {
    if (handleResult == 0) {
      return null;
    }
    PyProxy method = bridge.proxies().create(handleResult);
    try {
      return method.getAttr("__self__") instanceof PyProxy self && self.hasAttr("add_done_callback")
          ? self.copy()
          : null;
    } finally {
      method.destroy();
    }
  }

  private void end(@Nullable Object value) {
    if (done != null) {
      HostValues.call(done, new @Nullable Object[] {value});
    }
    destroy();
  }

  void destroy() {
    requireUnused();
    used = true;
    drop(handleResult);
    drop(handleException);
    drop(converter);
  }

  private void requireUnused() {
    if (used) {
      throw HostError.error("One of the promise handles has already been called.");
    }
  }
}
