package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.IteratorObject;
import org.jyodide.internal.bridge.value.Sentinel;

/** {@code jsproxy.c}: objects seen as mappings of their own properties ({@code as_object_map}). */
final class JsObjectMapImports {
  private static final int ABSENT = -1;

  @HostImport(name = "JsObjMap_GetIter_js")
  @EmJs(EmJs.Failure.VAL)
  Object iterator(@Nullable Object object) {
    return new IteratorObject(HostValues.object(object).keys().iterator());
  }

  @HostImport(name = "JsObjMap_length_js")
  @EmJs(EmJs.Failure.NUM)
  int length(@Nullable Object object) {
    return HostValues.object(object).keys().size();
  }

  @HostImport(name = "JsObjMap_subscript_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object subscript(@Nullable Object object, @Nullable Object key) {
    HostObject host = HostValues.object(object);
    String name = HostValues.display(key);
    return host.hasOwn(name) ? host.get(name) : Sentinel.ERROR;
  }

  @HostImport(name = "JsObjMap_ass_subscript_js")
  @EmJs(EmJs.Failure.NUM)
  int assignSubscript(@Nullable Object object, @Nullable Object key, @Nullable Object value) {
    HostObject host = HostValues.object(object);
    String name = HostValues.display(key);
    if (value != Sentinel.ERROR) {
      host.set(name, value);
      return 0;
    }
    if (!host.hasOwn(name)) {
      return ABSENT;
    }
    host.delete(name);
    return 0;
  }

  @HostImport(name = "JsObjMap_contains_js")
  @EmJs(EmJs.Failure.NUM)
  int contains(@Nullable Object object, @Nullable Object key) {
    return HostValues.object(object).hasOwn(HostValues.display(key)) ? 1 : 0;
  }
}
