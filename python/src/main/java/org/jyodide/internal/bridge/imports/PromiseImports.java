package org.jyodide.internal.bridge.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.PromiseHandles;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;

/** Handlers for promises that Python awaits, and Emscripten's promises with a number. */
final class PromiseImports {
  private static final int FULFILL = 0;
  private static final int MATCH = 1;
  private static final int MATCH_AND_RELEASE = 2;

  private final Bridge bridge;
  private final Map<Integer, HostPromise> promises = new HashMap<>();
  private int last;

  PromiseImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "create_promise_handles")
  @EmJs(EmJs.Failure.VAL)
  Object createPromiseHandles(
      int handleResult, int handleException, @Nullable Object done, int converter) {
    Object callback = HostValues.isFunction(done) ? done : null;
    return PromiseHandles.create(bridge, handleResult, handleException, callback, converter);
  }

  @HostImport(name = "emscripten_promise_create")
  int create() {
    int id = ++last;
    promises.put(id, new HostPromise(bridge.loop()));
    return id;
  }

  @HostImport(name = "emscripten_promise_resolve")
  void resolve(int id, int how, int value) {
    HostPromise promise = find(id);
    switch (how) {
      case FULFILL -> promise.resolve(value);
      case MATCH -> promise.resolve(find(value));
      case MATCH_AND_RELEASE -> {
        promise.resolve(find(value));
        promises.remove(value);
      }
      default -> promise.reject(value);
    }
  }

  @HostImport(name = "emscripten_promise_destroy")
  void destroy(int id) {
    promises.remove(id);
  }

  private HostPromise find(int id) {
    HostPromise promise = promises.get(id);
    if (promise == null) {
      throw new IllegalStateException("the program knows no promise " + id);
    }
    return promise;
  }
}
