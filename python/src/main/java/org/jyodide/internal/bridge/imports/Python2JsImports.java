package org.jyodide.internal.bridge.imports;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.ToHostContext;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostMap;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.wasm.runtime.Memory;

/** {@code python2js.c}: Python objects become values of the host. */
final class Python2JsImports {
  private final Bridge bridge;

  Python2JsImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "_python2js_ascii")
  @EmJs(EmJs.Failure.VAL)
  Object ascii(int address, int length) {
    return latin1(address, length);
  }

  @HostImport(name = "_python2js_ucs1")
  @EmJs(EmJs.Failure.VAL)
  Object ucs1(int address, int length) {
    return latin1(address, length);
  }

  private String latin1(int address, int length) {
    byte[] bytes = bridge.process().memory().read(address, length);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @HostImport(name = "_python2js_ucs2")
  @EmJs(EmJs.Failure.VAL)
  Object ucs2(int address, int length) {
    Memory memory = bridge.process().memory();
    char[] units = new char[length];
    for (int i = 0; i < length; i++) {
      units[i] = (char) memory.loadI16(address + 2 * i);
    }
    return new String(units);
  }

  @HostImport(name = "_python2js_ucs4")
  @EmJs(EmJs.Failure.VAL)
  Object ucs4(int address, int length) {
    Memory memory = bridge.process().memory();
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(memory.loadI32(address + 4 * i));
    }
    return text.toString();
  }

  private static HostMap cache(@Nullable Object value) {
    if (value instanceof HostMap map) {
      return map;
    }
    throw HostError.type("a conversion lost its cache");
  }

  @HostImport(name = "_python2js_cache_lookup")
  @Nullable Object cacheLookup(@Nullable Object cache, int object) {
    HostMap map = cache(cache);
    return map.contains(object) ? map.item(object) : Sentinel.ERROR;
  }

  @HostImport(name = "_python2js_add_to_cache")
  @EmJs(EmJs.Failure.NUM)
  int addToCache(@Nullable Object cache, int object, @Nullable Object value) {
    cache(cache).put(object, value);
    return 0;
  }

  @HostImport(name = "_python2js_addto_postprocess_list")
  void addToPostprocessList(
      @Nullable Object list, @Nullable Object parent, @Nullable Object key, int object) {
    Elements.array(list).add(HostArray.of(parent, key, object));
  }

  /** Puts converted objects where they were not known yet when their containers were made. */
  @HostImport(name = "_python2js_handle_postprocess_list")
  void handlePostprocessList(@Nullable Object list, @Nullable Object cache) {
    HostMap converted = cache(cache);
    for (Object entry : Elements.array(list).elements()) {
      HostArray place = Elements.array(entry);
      Object parent = place.item(0);
      Object key = place.item(1);
      Object value = converted.item(place.item(2));
      if (parent instanceof HostMap map && map.isLiteral()) {
        map.put(key, value);
      } else {
        HostValues.object(parent).set(HostValues.propertyKey(key), value);
      }
    }
  }

  @HostImport(name = "python2js_custom__create_jscontext")
  @EmJs(EmJs.Failure.VAL)
  Object createContext(
      int context,
      @Nullable Object cache,
      @Nullable Object dictConverter,
      @Nullable Object defaultConverter,
      @Nullable Object eagerConverter) {
    return new ToHostContext(
        bridge, context, cache(cache), dictConverter, defaultConverter, eagerConverter);
  }

  private static ToHostContext context(@Nullable Object value) {
    if (value instanceof ToHostContext context) {
      return context;
    }
    throw HostError.type("a conversion lost its context");
  }

  @HostImport(name = "python2js__default_converter_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object defaultConverter(@Nullable Object context, int object) {
    return context(context).convertByDefault(object);
  }

  @HostImport(name = "python2js__eager_converter_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object eagerConverter(@Nullable Object context, int object) {
    return context(context).convertEagerly(object);
  }

  @HostImport(name = "_JsObject_Set_js")
  @EmJs(EmJs.Failure.NUM)
  int setNewKey(@Nullable Object object, @Nullable Object key, @Nullable Object value) {
    HostObject host = HostValues.object(object);
    Object name = HostValues.propertyKey(key);
    if (name instanceof String text && host.hasOwn(text)) {
      return -2;
    }
    host.set(name, value);
    return 0;
  }

  @HostImport(name = "_JsArray_PushEntry_helper")
  @EmJs(EmJs.Failure.NUM)
  int pushEntry(@Nullable Object array, @Nullable Object key, @Nullable Object value) {
    Elements.array(array).add(HostArray.of(key, value));
    return 0;
  }

  @HostImport(name = "_JsArray_PostProcess_helper")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object convertDict(@Nullable Object context, @Nullable Object entries) {
    return context(context).convertDict(entries);
  }

  @HostImport(name = "destroy_proxies_js")
  @EmJs(EmJs.Failure.NUM)
  int destroyProxies(@Nullable Object proxies) {
    for (Object element : Elements.list(proxies)) {
      if (element instanceof PyProxy proxy) {
        proxy.destroy();
      } else {
        HostValues.invoke(element, "destroy");
      }
    }
    return 0;
  }

  @HostImport(name = "array_to_js")
  Object arrayOfInts(int address, int count) {
    HostArray array = new HostArray();
    for (int i = 0; i < count; i++) {
      array.add(bridge.process().memory().loadI32(address + 4 * i));
    }
    return array;
  }
}
