package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.PlainEntries;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostMap;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostSet;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;

/** {@code jslib.c}: objects, functions, promises, maps and sets. */
final class JsvObjectImports {
  private final Bridge bridge;

  JsvObjectImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "JsvObject_New")
  Object create() {
    return new PlainObject();
  }

  @HostImport(name = "JsvObject_SetAttr")
  @EmJs(EmJs.Failure.NUM)
  int setAttr(@Nullable Object object, @Nullable Object key, @Nullable Object value) {
    HostValues.object(object).set(HostValues.propertyKey(key), value);
    return 0;
  }

  @HostImport(name = "JsvObject_Entries")
  @EmJs(EmJs.Failure.VAL)
  Object entries(@Nullable Object object) {
    return PlainEntries.array(HostValues.object(object));
  }

  @HostImport(name = "JsvObject_Keys")
  @EmJs(EmJs.Failure.VAL)
  Object keys(@Nullable Object object) {
    HostArray keys = new HostArray();
    keys.elements().addAll(HostValues.object(object).keys());
    return keys;
  }

  @HostImport(name = "JsvObject_Values")
  @EmJs(EmJs.Failure.VAL)
  Object values(@Nullable Object object) {
    HostObject source = HostValues.object(object);
    HostArray values = new HostArray();
    source.keys().forEach(key -> values.add(source.get(key)));
    return values;
  }

  @HostImport(name = "JsvObject_toString")
  @EmJs(EmJs.Failure.VAL)
  Object display(@Nullable Object object) {
    if (object instanceof HostObject host && HostValues.isFunction(host.get("toString"))) {
      return HostValues.display(HostValues.invoke(host, "toString"));
    }
    return HostValues.display(object);
  }

  @HostImport(name = "JsvObject_CallMethod")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object callMethod(
      @Nullable Object object, @Nullable Object name, @Nullable Object arguments) {
    return HostValues.invoke(object, HostValues.propertyKey(name), HostValues.toArray(arguments));
  }

  @HostImport(name = "JsvObject_CallMethod_NoArgs")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object callMethod(@Nullable Object object, @Nullable Object name) {
    return HostValues.invoke(object, HostValues.propertyKey(name));
  }

  @HostImport(name = "JsvObject_CallMethod_OneArg")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object callMethodOne(
      @Nullable Object object, @Nullable Object name, @Nullable Object argument) {
    return HostValues.invoke(
        object, HostValues.propertyKey(name), new @Nullable Object[] {argument});
  }

  @HostImport(name = "JsvObject_CallMethod_TwoArgs")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object callMethodTwo(
      @Nullable Object object,
      @Nullable Object name,
      @Nullable Object first,
      @Nullable Object second) {
    return HostValues.invoke(object, HostValues.propertyKey(name), first, second);
  }

  @HostImport(name = "JsvFunction_Check")
  @EmJs(EmJs.Failure.BOOL)
  int isFunction(@Nullable Object value) {
    return HostValues.isFunction(value) ? 1 : 0;
  }

  @HostImport(name = "JsvFunction_CallBound")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object callBound(
      @Nullable Object function, @Nullable Object self, @Nullable Object arguments) {
    return HostValues.callWith(function, self, HostValues.toArray(arguments));
  }

  @HostImport(name = "JsvFunction_Call_OneArg")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object callOne(@Nullable Object function, @Nullable Object argument) {
    return HostValues.call(function, new @Nullable Object[] {argument});
  }

  @HostImport(name = "JsvFunction_Construct")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object construct(@Nullable Object function, @Nullable Object arguments) {
    if (!(function instanceof HostObject constructor) || !constructor.isCallable()) {
      throw HostError.type(HostValues.display(function) + " is not a constructor");
    }
    return constructor.construct(HostValues.toArray(arguments));
  }

  @HostImport(name = "JsvPromise_Check")
  @EmJs(EmJs.Failure.BOOL)
  int isPromise(@Nullable Object value) {
    return HostValues.isThenable(value) ? 1 : 0;
  }

  @HostImport(name = "JsvPromise_Resolve")
  @EmJs(EmJs.Failure.VAL)
  Object resolvePromise(@Nullable Object value) {
    return HostPromise.resolved(bridge.loop(), value);
  }

  @HostImport(name = "JsvMap_New")
  @EmJs(EmJs.Failure.VAL)
  Object newMap() {
    return new HostMap();
  }

  @HostImport(name = "JsvLiteralMap_New")
  @EmJs(EmJs.Failure.VAL)
  Object newLiteralMap() {
    return HostMap.literal();
  }

  @HostImport(name = "JsvMap_Set")
  @EmJs(EmJs.Failure.NUM)
  int mapSet(@Nullable Object map, @Nullable Object key, @Nullable Object value) {
    if (map instanceof HostMap host) {
      host.put(key, value);
    } else {
      HostValues.invoke(map, "set", key, value);
    }
    return 0;
  }

  @HostImport(name = "JsvSet_New")
  @EmJs(EmJs.Failure.VAL)
  Object newSet() {
    return new HostSet();
  }

  @HostImport(name = "JsvSet_Add")
  @EmJs(EmJs.Failure.NUM)
  int setAdd(@Nullable Object set, @Nullable Object value) {
    if (set instanceof HostSet host) {
      host.add(value);
    } else {
      HostValues.invoke(set, "add", new @Nullable Object[] {value});
    }
    return 0;
  }

  @HostImport(name = "JsvGenerator_Check")
  @EmJs(EmJs.Failure.BOOL)
  int isGenerator(@Nullable Object value) {
    return hasTag(value, "Generator");
  }

  @HostImport(name = "JsvAsyncGenerator_Check")
  @EmJs(EmJs.Failure.BOOL)
  int isAsyncGenerator(@Nullable Object value) {
    return hasTag(value, "AsyncGenerator");
  }

  private static int hasTag(@Nullable Object value, String tag) {
    return value instanceof HostObject object && object.typeTag().equals(tag) ? 1 : 0;
  }
}
