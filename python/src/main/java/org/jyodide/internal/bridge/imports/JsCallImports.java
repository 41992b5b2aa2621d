package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.GeneratorWrapper;
import org.jyodide.internal.bridge.HostModules;
import org.jyodide.internal.bridge.OnceCallable;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code jsbind.c} and {@code jsproxy_call.c}: what calls of host functions borrow and return. */
final class JsCallImports {
  private static final String DESTROYED =
      "This borrowed proxy was automatically destroyed at the end of an asynchronous function call."
          + " Try using create_proxy or create_once_callable.";

  private static final FunctionObject FROM_ENTRIES =
      FunctionObject.frozen(
          "fromEntries", (self, args) -> HostModules.fromEntries(HostValues.argument(args, 0)));

  private final Bridge bridge;

  JsCallImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "my_dict_converter")
  Object dictConverter() {
    return FROM_ENTRIES;
  }

  @HostImport(name = "wrap_generator")
  @EmJs(EmJs.Failure.VAL)
  Object wrapGenerator(@Nullable Object generator, @Nullable Object proxies) {
    return GeneratorWrapper.of(generator, Elements.array(proxies));
  }

  @HostImport(name = "wrap_async_generator")
  @EmJs(EmJs.Failure.VAL)
  Object wrapAsyncGenerator(@Nullable Object generator, @Nullable Object proxies) {
    return GeneratorWrapper.ofAsync(bridge, generator, Elements.array(proxies));
  }

  @HostImport(name = "get_async_js_call_done_callback")
  @EmJs(EmJs.Failure.VAL)
  Object asyncCallDone(@Nullable Object proxies) {
    HostArray borrowed = Elements.array(proxies);
    return new FunctionObject(
        "done",
        (self, args) -> {
          borrowed.elements().forEach(JsCallImports::destroy);
          destroy(HostValues.argument(args, 0));
          return Undefined.UNDEFINED;
        });
  }

  private static void destroy(@Nullable Object value) {
    if (value instanceof PyProxy proxy) {
      proxy.destroy(DESTROYED, false);
    }
  }

  @HostImport(name = "create_once_callable")
  @EmJs(EmJs.Failure.VAL)
  Object createOnceCallable(int callable, int maySyncify) {
    // Any call may wait, so the flag makes no difference.
    return OnceCallable.create(bridge, callable);
  }
}
