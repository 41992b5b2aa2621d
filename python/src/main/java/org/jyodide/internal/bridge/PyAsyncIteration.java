package org.jyodide.internal.bridge;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.IterationResult;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Undefined;

/** Asynchronous iteration of the host over a Python object. */
final class PyAsyncIteration extends ObjectBase<PyAsyncIteration> {
  private static final Members<PyAsyncIteration> MEMBERS =
      Members.of("AsyncGenerator", PyAsyncIteration.class)
          .method("next", (self, args) -> self.next())
          .method("return", (self, args) -> self.end(HostValues.argument(args, 0)))
          .method(HostSymbol.ASYNC_ITERATOR, (self, args) -> self);

  private final Bridge bridge;
  private final PyReference iterator;

  private PyAsyncIteration(Bridge bridge, PyReference iterator) {
    super(MEMBERS);
    this.bridge = bridge;
    this.iterator = iterator;
  }

  /** {@code aiter(object)}. */
  static PyAsyncIteration over(PyProxy proxy) {
    Bridge bridge = proxy.bridge();
    int iterator = bridge.errors().pointer(bridge.python().objectGetAIter(proxy.enter()));
    return new PyAsyncIteration(bridge, bridge.references().adopt(iterator).collected());
  }

  private HostPromise next() {
    if (!iterator.isLive()) {
      return done(Undefined.UNDEFINED);
    }
    return step(bridge, () -> bridge.proxyExports().aiterNext(iterator.pointer()), this::done);
  }

  private HostPromise end(@Nullable Object value) {
    iterator.release();
    return done(value);
  }

  private IterationResult done() {
    iterator.release();
    return new IterationResult(true, Undefined.UNDEFINED);
  }

  private HostPromise done(@Nullable Object value) {
    return HostPromise.resolved(bridge.loop(), new IterationResult(true, value));
  }

  /**
   * Awaits what a method of an asynchronous iterator returned.
   *
   * @param start makes an awaitable; the sentinel, without an exception, means that there is none
   * @param finished the result once {@code StopAsyncIteration} was raised
   */
  static HostPromise step(
      Bridge bridge, Supplier<@Nullable Object> start, Supplier<IterationResult> finished) {
    bridge.errors().requireGil();
    HostPromise result = new HostPromise(bridge.loop());
    Object awaitable = start.get();
    if (awaitable == Sentinel.ERROR && bridge.python().errOccurred() == 0) {
      result.resolve(finished.get());
      return result;
    }
    bridge.errors().value(awaitable);
    HostPromise.resolved(bridge.loop(), awaitable)
        .whenSettled(
            value -> {
              destroy(awaitable);
              result.resolve(new IterationResult(false, value));
            },
            reason -> {
              destroy(awaitable);
              if (reason instanceof PythonError error && isStop(error)) {
                result.resolve(finished.get());
              } else {
                result.reject(reason);
              }
            });
    return result;
  }

  private static boolean isStop(PythonError error) {
    return error.type().equals("StopAsyncIteration") || error.type().equals("GeneratorExit");
  }

  private static void destroy(@Nullable Object awaitable) {
    if (awaitable instanceof PyProxy proxy) {
      proxy.destroy();
    }
  }
}
