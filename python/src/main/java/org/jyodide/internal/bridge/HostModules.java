package org.jyodide.internal.bridge;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * The modules {@code js} and {@code pyodide_js}: what the Python code that comes with Pyodide
 * imports from them, and nothing else. What is missing there makes {@code import} fail, as that
 * code expects where a host cannot do something.
 */
public final class HostModules {
  private final Bridge bridge;
  private final Map<Integer, EventLoop.Timer> timers = new HashMap<>();
  private int lastTimer;

  HostModules(Bridge bridge) {
    this.bridge = bridge;
  }

  /** Registers the modules with Python's import system. */
  void install() {
    PyProxy importHook = child(bridge.pyodideModule(), "_importhook");
    call(importHook, "register_js_finder");
    call(importHook, "register_js_module", "js", globals());
    call(importHook, "register_js_module", "pyodide_js", api());
    call(importHook, "register_windows_finder");
    importHook.destroy();
  }

  private static PyProxy child(PyProxy module, String name) {
    Object value = module.getAttr(name);
    if (value instanceof PyProxy proxy) {
      return proxy;
    }
    throw new IllegalStateException("Python's module " + module.display() + " has no " + name);
  }

  private static void call(PyProxy module, String function, @Nullable Object... arguments) {
    PyProxy callable = child(module, function);
    callable.callPython(arguments);
    callable.destroy();
  }

  private PlainObject globals() {
    return new PlainObject()
        .with("setTimeout", new FunctionObject("setTimeout", (self, args) -> start(args, false)))
        .with("setInterval", new FunctionObject("setInterval", (self, args) -> start(args, true)))
        .with("clearTimeout", new FunctionObject("clearTimeout", (self, args) -> clear(args)))
        .with("clearInterval", new FunctionObject("clearInterval", (self, args) -> clear(args)))
        .with("Object", objectFunctions());
  }

  private static PlainObject objectFunctions() {
    return new PlainObject()
        .with(
            "fromEntries",
            new FunctionObject(
                "fromEntries", (self, args) -> fromEntries(HostValues.argument(args, 0))))
        .with(
            "entries",
            new FunctionObject(
                "entries",
                (self, args) ->
                    PlainEntries.array(HostValues.object(HostValues.argument(args, 0)))));
  }

  /** An object with the properties that pairs of name and value say. */
  public static PlainObject fromEntries(@Nullable Object entries) {
    PlainObject object = new PlainObject();
    for (Object entry : Iteration.toList(entries)) {
      HostObject pair = HostValues.object(entry);
      object.set(HostValues.propertyKey(pair.get("0")), pair.get("1"));
    }
    return object;
  }

  private PlainObject api() {
    PlainObject internals =
        new PlainObject()
            .with(
                "scheduleCallback",
                new FunctionObject("scheduleCallback", (self, args) -> schedule(args)))
            .with("config", new PlainObject().with("enableRunUntilComplete", true));
    return new PlainObject()
        .with("loadedPackages", new PlainObject())
        .with(
            "setDebug",
            new FunctionObject(
                "setDebug",
                (self, args) -> {
                  boolean before = bridge.isDebug();
                  bridge.setDebug(HostValues.isTrue(HostValues.argument(args, 0)));
                  return before;
                }))
        .with("_api", internals);
  }

  private Object schedule(@Nullable Object[] args) {
    Object callback = HostValues.argument(args, 0);
    bridge.loop().schedule(() -> HostValues.call(callback), millis(HostValues.argument(args, 1)));
    return Undefined.UNDEFINED;
  }

  private static double millis(@Nullable Object value) {
    double millis = HostValues.toNumber(value).doubleValue();
    return Double.isNaN(millis) ? 0 : millis;
  }

  private int start(@Nullable Object[] args, boolean repeats) {
    if (!HostValues.isFunction(HostValues.argument(args, 0))) {
      throw HostError.type(
          "The callback must be a function, not "
              + HostValues.typeOf(HostValues.argument(args, 0)));
    }
    int id = ++lastTimer;
    startTimer(id, HostValues.argument(args, 0), millis(HostValues.argument(args, 1)), repeats);
    return id;
  }

  private void startTimer(int id, @Nullable Object callback, double millis, boolean repeats) {
    Runnable task =
        () -> {
          timers.remove(id);
          if (repeats) {
            // Renewed first, so that the callback can stop it.
            startTimer(id, callback, millis, true);
          }
          report(callback);
        };
    timers.put(id, bridge.loop().startTimer(task, millis));
  }

  /** A timer belongs to nobody: an exception in it is reported, and the loop goes on. */
  private void report(@Nullable Object callback) {
    try {
      HostValues.call(callback);
    } catch (RuntimeException e) {
      bridge.loop().report(Thrown.value(e));
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
