package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.ProxyCache;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.value.FatalException;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.IterationResult;

/** {@code pyproxy.c}: proxies of Python objects are made and die. */
final class PyProxyImports {
  private final Bridge bridge;

  PyProxyImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "pyproxy_new")
  @EmJs(EmJs.Failure.VAL)
  Object create(int object) {
    return bridge.proxies().create(object);
  }

  @HostImport(name = "pyproxy_new_ex")
  @EmJs(EmJs.Failure.VAL)
  Object create(int object, int captureThis, int roundtrip, int collected, int json) {
    return bridge
        .proxies()
        .create(
            object, PyProxy.Props.of(captureThis != 0, roundtrip != 0), collected != 0, json != 0);
  }

  @HostImport(name = "pyproxy_Check")
  int check(@Nullable Object value) {
    return value instanceof PyProxy ? 1 : 0;
  }

  @HostImport(name = "pyproxy_AsPyObject")
  int asPyObject(@Nullable Object value) {
    return value instanceof PyProxy proxy && proxy.isAlive() ? proxy.pointer() : 0;
  }

  @HostImport(name = "destroy_proxy")
  void destroy(@Nullable Object value, int message) {
    if (value instanceof PyProxy proxy) {
      proxy.destroy(message(message), false);
    }
  }

  @HostImport(name = "destroy_proxies")
  void destroyAll(@Nullable Object proxies, int message) {
    String text = message(message);
    for (Object value : Elements.array(proxies).elements()) {
      if (value instanceof PyProxy proxy) {
        proxy.destroy(text, false);
      }
    }
  }

  private String message(int identifier) {
    return identifier == 0 ? "" : HostValues.display(bridge.glue().stringFromId(identifier));
  }

  @HostImport(name = "gc_register_proxies")
  void registerForCollection(@Nullable Object proxies) {
    for (Object value : Elements.array(proxies).elements()) {
      if (value instanceof PyProxy proxy) {
        proxy.releaseWhenUnreachable();
      }
    }
  }

  private static ProxyCache.Attributes cache(@Nullable Object value) {
    if (value instanceof ProxyCache.Attributes attributes) {
      return attributes;
    }
    throw new FatalException(new IllegalStateException("a proxy lost its cache"));
  }

  @HostImport(name = "proxy_cache_get")
  Object cacheGet(@Nullable Object cache, int attribute) {
    return cache(cache).find(attribute);
  }

  @HostImport(name = "proxy_cache_set")
  void cacheSet(@Nullable Object cache, int attribute, @Nullable Object proxy) {
    cache(cache).put(attribute, proxy);
  }

  @HostImport(name = "_pyproxyGen_make_result")
  Object generatorResult(int done, @Nullable Object value) {
    return new IterationResult(done != 0, value);
  }
}
