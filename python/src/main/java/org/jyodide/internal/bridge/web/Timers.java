package org.jyodide.internal.bridge.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.EventLoop;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code setTimeout} and its like. */
final class Timers {
  private final EventLoop loop;
  private final Map<Integer, EventLoop.Timer> timers = new HashMap<>();
  private int last;

  Timers(EventLoop loop) {
    this.loop = loop;
  }

  void addTo(PlainObject js) {
    js.with("setTimeout", new FunctionObject("setTimeout", (self, args) -> start(args, false)))
        .with("setInterval", new FunctionObject("setInterval", (self, args) -> start(args, true)))
        .with("clearTimeout", new FunctionObject("clearTimeout", (self, args) -> clear(args)))
        .with("clearInterval", new FunctionObject("clearInterval", (self, args) -> clear(args)))
        .with(
            "queueMicrotask",
            new FunctionObject(
                "queueMicrotask",
                (self, args) -> {
                  Object callback = function(args);
                  loop.enqueue(() -> call(callback, new Object[0]));
                  return Undefined.UNDEFINED;
                }));
  }

  private static @Nullable Object function(@Nullable Object[] args) {
    Object callback = HostValues.argument(args, 0);
    if (!HostValues.isFunction(callback)) {
      throw HostError.type("The callback must be a function, not " + HostValues.typeOf(callback));
    }
    return callback;
  }

  private int start(@Nullable Object[] args, boolean repeats) {
    Object callback = function(args);
    double millis = HostValues.toNumber(HostValues.argument(args, 1)).doubleValue();
    @Nullable Object[] rest =
        args.length <= 2 ? new Object[0] : Arrays.copyOfRange(args, 2, args.length);
    int id = ++last;
    start(id, () -> call(callback, rest), Double.isNaN(millis) ? 0 : millis, repeats);
    return id;
  }

  private void start(int id, Runnable callback, double millis, boolean repeats) {
    Runnable task =
        () -> {
          timers.remove(id);
          if (repeats) {
            // Renewed first, so that the callback can stop it.
            start(id, callback, millis, true);
          }
          callback.run();
        };
    timers.put(id, loop.startTimer(task, millis));
  }

  /** A timer belongs to nobody: an exception in it is reported, and the loop goes on. */
  private void call(@Nullable Object callback, @Nullable Object[] args) {
    try {
      HostValues.call(callback, args);
    } catch (RuntimeException e) {
      loop.report(Thrown.value(e));
    }
  }

  private Object clear(@Nullable Object[] args) {
    Object id = HostValues.argument(args, 0);
    EventLoop.Timer timer = id instanceof Integer number ? timers.remove(number) : null;
    if (timer != null) {
      timer.cancel();
    }
    return Undefined.UNDEFINED;
  }
}
