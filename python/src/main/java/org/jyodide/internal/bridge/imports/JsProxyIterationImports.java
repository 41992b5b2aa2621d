package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.IterationResult;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code jsproxy.c}: iteration over {@code JsProxy}, synchronous and not. */
final class JsProxyIterationImports {
  private static final int FAILED = -1;

  private final Bridge bridge;

  JsProxyIterationImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "JsProxy_GetIter_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object iterator(@Nullable Object object) {
    return HostValues.invoke(object, HostSymbol.ITERATOR);
  }

  @HostImport(name = "JsProxy_GetAsyncIter_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object asyncIterator(@Nullable Object object) {
    return HostValues.invoke(object, HostSymbol.ASYNC_ITERATOR);
  }

  @HostImport(name = "JsMap_GetIter_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object mapIterator(@Nullable Object map) {
    return HostValues.isFunction(HostValues.object(map).get("keys"))
        ? HostValues.invoke(map, "keys")
        : HostValues.invoke(map, HostSymbol.ITERATOR);
  }

  @HostImport(name = "JsMap_clear_js")
  @EmJs(EmJs.Failure.NUM)
  int mapClear(@Nullable Object map) {
    if (HostValues.isNullish(map) || !HostValues.isFunction(HostValues.object(map).get("clear"))) {
      return 0;
    }
    HostValues.invoke(map, "clear");
    return 1;
  }

  /** Takes apart what {@code next} answered; {@code message} gets the text of a type error. */
  @HostImport(name = "handle_next_result_js")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object handleNextResult(@Nullable Object result, int done, int message) {
    if (result instanceof IterationResult step) {
      bridge.process().memory().storeI32(done, step.done() ? 1 : 0);
      return step.value();
    }
    String error = nextResultError(result);
    if (error != null || !(result instanceof HostObject object)) {
      store(message, error == null ? "Result should have type \"object\"" : error);
      bridge.process().memory().storeI32(done, FAILED);
      return Undefined.UNDEFINED;
    }
    boolean isDone = HostValues.isTrue(object.get("done"));
    bridge.process().memory().storeI32(done, isDone ? 1 : 0);
    return object.get("value");
  }

  private static @Nullable String nextResultError(@Nullable Object result) {
    if (!(result instanceof HostObject object) || object.isCallable()) {
      return "Result should have type \"object\" not \"" + HostValues.typeOf(result) + "\"";
    }
    if (object.get("done") != Undefined.UNDEFINED) {
      return null;
    }
    return HostValues.isThenable(object)
        ? "Result was a promise, use anext() / asend() / athrow() instead."
        : "Result has no \"done\" field.";
  }

  private void store(int pointer, String text) {
    var process = bridge.process();
    process.memory().storeI32(pointer, process.exports().newString(process.memory(), text));
  }

  /** Has C told what the promise of an asynchronous iterator becomes. */
  @HostImport(name = "_agen_handle_result_js")
  @EmJs(EmJs.Failure.NUM)
  int handleAsyncResult(
      @Nullable Object promise, int message, int setResult, int setException, int closing) {
    String error = asyncResultError(promise);
    if (error != null) {
      store(message, error);
      return FAILED;
    }
    bridge.python().incRef(setResult);
    bridge.python().incRef(setException);
    FunctionObject fulfilled =
        new FunctionObject(
            "fulfilled",
            (self, args) -> {
              HostObject result = HostValues.object(HostValues.argument(args, 0));
              int done = HostValues.isTrue(result.get("done")) ? 1 : 0;
              settle(setResult, setException, done, result.get("value"), closing);
              return Undefined.UNDEFINED;
            });
    FunctionObject rejected =
        new FunctionObject(
            "rejected",
            (self, args) -> {
              settle(setResult, setException, FAILED, HostValues.argument(args, 0), closing);
              return Undefined.UNDEFINED;
            });
    HostValues.invoke(promise, "then", fulfilled, rejected);
    return 0;
  }

  private void settle(
      int setResult, int setException, int status, @Nullable Object value, int closing) {
    bridge.errors().requireGil();
    try {
      bridge.glue().asyncGeneratorResult(setResult, setException, status, value, closing);
    } finally {
      bridge.python().decRef(setResult);
      bridge.python().decRef(setException);
    }
  }

  private static @Nullable String asyncResultError(@Nullable Object promise) {
    if (!(promise instanceof HostObject object) || object.isCallable()) {
      return "Result of anext() should be object not " + HostValues.typeOf(promise);
    }
    if (HostValues.isThenable(object)) {
      return null;
    }
    return object.get("done") instanceof Boolean
        ? "Result of anext() was not a promise, use next() instead."
        : "Result of anext() was not a promise.";
  }
}
