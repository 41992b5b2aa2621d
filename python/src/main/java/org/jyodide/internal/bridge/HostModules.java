package org.jyodide.internal.bridge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * The modules {@code js} and {@code pyodide_js}: what the Python code that comes with Pyodide
 * imports from them, and nothing else. What is missing there makes {@code import} fail, as that
 * code expects where a host cannot do something.
 */
public final class HostModules {
  private static final String VERSION = "314.0.7";

  private final Bridge bridge;
  private final HostGlobals globals;
  private @Nullable Map<String, HostObject> modules;

  HostModules(Bridge bridge, HostGlobals globals) {
    this.bridge = bridge;
    this.globals = globals;
  }

  /** Registers the modules with Python's import system. */
  void install() {
    PyProxy importHook = child(bridge.pyodideModule(), "_importhook");
    call(importHook, "register_js_finder");
    modules().forEach((name, module) -> call(importHook, "register_js_module", name, module));
    call(importHook, "register_windows_finder");
    importHook.destroy();
  }

  /** The modules by name. */
  Map<String, HostObject> modules() {
    Map<String, HostObject> made = modules;
    if (made == null) {
      PlainObject js = new PlainObject();
      PlainObject internals = new PlainObject();
      globals.addTo(bridge, js, internals);
      made = new LinkedHashMap<>();
      made.put("js", js);
      made.put("pyodide_js", api(internals));
      modules = made;
    }
    return made;
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

  /** An object with the properties that pairs of name and value say. */
  public static PlainObject fromEntries(@Nullable Object entries) {
    PlainObject object = new PlainObject();
    // What a Python iterator gives can be used until it is exhausted, and not after.
    Iteration.over(entries)
        .forEachRemaining(
            entry -> {
              HostObject pair = HostValues.object(entry);
              object.set(HostValues.propertyKey(pair.get("0")), pair.get("1"));
            });
    return object;
  }

  private PlainObject api(PlainObject internals) {
    internals
        .with(
            "scheduleCallback",
            new FunctionObject("scheduleCallback", (self, args) -> schedule(args)))
        // Until somebody says where the packages of the release are, micropip asks an index for
        // all.
        .with("lockfile_packages", new PlainObject())
        .with("lockfile_info", new PlainObject().with("version", VERSION))
        .with("config", new PlainObject().with("enableRunUntilComplete", true));
    return new PlainObject()
        .with("version", VERSION)
        .with("loadedPackages", new PlainObject())
        .with("lockfileBaseUrl", Undefined.UNDEFINED)
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
    double millis = HostValues.toNumber(HostValues.argument(args, 1)).doubleValue();
    bridge.loop().schedule(() -> HostValues.call(callback), millis);
    return Undefined.UNDEFINED;
  }
}
