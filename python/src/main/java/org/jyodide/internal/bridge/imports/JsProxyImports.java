package org.jyodide.internal.bridge.imports;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.value.BufferObject;
import org.jyodide.internal.bridge.value.Capability;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code jsproxy.c}: attributes, truth, length, context managers of {@code JsProxy}. */
final class JsProxyImports {
  private static final int NO_LENGTH = -2;
  private static final int NEGATIVE_LENGTH = -3;
  private static final int LENGTH_TOO_BIG = -4;

  private final Bridge bridge;

  JsProxyImports(Bridge bridge) {
    this.bridge = bridge;
  }

  private String text(int address) {
    return CStrings.read(bridge.process().memory(), address);
  }

  private String property(int attribute) {
    return ReservedWords.toProperty(text(attribute));
  }

  @HostImport(name = "JsProxy_compute_typeflags")
  @EmJs(EmJs.Failure.NUM)
  int computeTypeFlags(@Nullable Object value, int asJson) {
    if (HostValues.isNullish(value)) {
      return 0;
    }
    int capabilities = HostValues.object(value).capabilities();
    boolean dead = value instanceof PyProxy proxy && !proxy.isAlive();
    return asJson == 0 || dead ? capabilities : Capability.asJson(capabilities);
  }

  @HostImport(name = "is_comlink_proxy")
  @EmJs(EmJs.Failure.BOOL)
  int isComlinkProxy(@Nullable Object value) {
    // Comlink is a library for objects of other browser threads.
    return 0;
  }

  @HostImport(name = "JsProxy_GetAttr_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object getAttr(@Nullable Object object, int name) {
    HostObject host = HostValues.object(object);
    String key = property(name);
    Object value = host.get(key);
    return value == Undefined.UNDEFINED && !host.has(key) ? Sentinel.ERROR : value;
  }

  @HostImport(name = "JsProxy_SetAttr_js")
  @EmJs(EmJs.Failure.NUM)
  int setAttr(@Nullable Object object, int name, @Nullable Object value) {
    HostValues.object(object).set(property(name), value);
    return 0;
  }

  @HostImport(name = "JsProxy_DelAttr_js")
  @EmJs(EmJs.Failure.NUM)
  int delAttr(@Nullable Object object, int name) {
    String key = property(name);
    if (!HostValues.object(object).delete(key)) {
      throw HostError.type("Cannot delete property '" + key + "' of " + HostValues.display(object));
    }
    return 0;
  }

  @HostImport(name = "JsProxy_Dir_js")
  @EmJs(EmJs.Failure.VAL)
  Object dir(@Nullable Object object) {
    HostArray names = new HostArray();
    for (String name : HostValues.object(object).allNames()) {
      if (name.isEmpty() || !Character.isDigit(name.charAt(0))) {
        names.add(ReservedWords.toAttribute(name));
      }
    }
    return names;
  }

  @HostImport(name = "JsProxy_Bool_js")
  @EmJs(EmJs.Failure.BOOL)
  int bool(@Nullable Object value) {
    if (!HostValues.isTrue(value)) {
      return 0;
    }
    HostObject object = HostValues.object(value);
    if (object instanceof BufferObject buffer) {
      return buffer.byteLength() == 0 ? 0 : 1;
    }
    boolean empty =
        isZero(object.get("size")) || (Elements.isArray(object) && isZero(object.get("length")));
    return empty ? 0 : 1;
  }

  private static boolean isZero(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  @HostImport(name = "get_length_helper")
  @EmJs(EmJs.Failure.NUM)
  int length(@Nullable Object value) {
    Number length = lengthOf(value);
    if (length == null) {
      return NO_LENGTH;
    }
    double d = length.doubleValue();
    if (d < 0) {
      return NEGATIVE_LENGTH;
    }
    return d > Integer.MAX_VALUE ? LENGTH_TOO_BIG : (int) d;
  }

  @HostImport(name = "get_length_string")
  @EmJs(EmJs.Failure.REF)
  int lengthText(@Nullable Object value) {
    String shown = " " + HostValues.display(lengthOf(value));
    return bridge.process().exports().newString(bridge.process().memory(), shown);
  }

  private static @Nullable Number lengthOf(@Nullable Object value) {
    HostObject object = HostValues.object(value);
    if (object.get("size") instanceof Number size && HostValues.typeOf(size).equals("number")) {
      return size;
    }
    return object.get("length") instanceof Number length
            && HostValues.typeOf(length).equals("number")
        ? length
        : null;
  }

  @HostImport(name = "JsProxy_subscript_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object subscript(@Nullable Object object, @Nullable Object key) {
    Object value = HostValues.invoke(object, "get", new @Nullable Object[] {key});
    if (value == Undefined.UNDEFINED
        && HostValues.isFunction(HostValues.object(object).get("has"))
        && !HostValues.isTrue(HostValues.invoke(object, "has", new @Nullable Object[] {key}))) {
      return Sentinel.ERROR;
    }
    return value;
  }

  @HostImport(name = "JsProxy_exit_js")
  @EmJs(EmJs.Failure.NUM)
  int exit(@Nullable Object object) {
    HostValues.invoke(object, HostSymbol.DISPOSE);
    return 0;
  }

  @HostImport(name = "JsProxy_aexit_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object asyncExit(@Nullable Object object) {
    return HostValues.invoke(object, HostSymbol.ASYNC_DISPOSE);
  }

  @HostImport(name = "JsProxy_to_weakref_js")
  @EmJs(EmJs.Failure.VAL)
  Object toWeakReference(@Nullable Object value) {
    if (!(value instanceof HostObject object)) {
      throw HostError.type("WeakRef: target must be an object");
    }
    WeakReference<HostObject> reference = new WeakReference<>(object);
    return new PlainObject()
        .with(
            "deref",
            new FunctionObject(
                "deref",
                (self, args) -> {
                  HostObject target = reference.get();
                  return target == null ? Undefined.UNDEFINED : target;
                }));
  }

  @HostImport(name = "JsModule_GetAll_js")
  @EmJs(EmJs.Failure.VAL)
  Object getAll(@Nullable Object module) {
    HostArray names = new HostArray();
    names.elements().addAll(HostValues.object(module).ownNames());
    return names;
  }

  @HostImport(name = "JsException_new_helper")
  @EmJs(EmJs.Failure.VAL)
  Object newException(int name, int message, int stack) {
    HostError error = new HostError(text(name), text(message));
    error.set("stack", text(stack));
    return error;
  }

  @HostImport(name = "JsDoubleProxy_unwrap_js")
  @EmJs(EmJs.Failure.REF)
  int unwrap(@Nullable Object value) {
    if (value instanceof PyProxy proxy) {
      return proxy.pointer();
    }
    throw HostError.type(HostValues.display(value) + " is no PyProxy");
  }
}
