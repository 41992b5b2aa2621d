package org.jyodide.internal.bridge;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.exports.ProxyExports;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.IterationResult;
import org.jyodide.internal.bridge.value.IteratorObject;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/** The members that a {@link PyProxy} has by what its Python object can do. */
final class PyProxyMembers {
  private static final Map<Integer, Members<PyProxy>> CLASSES = new ConcurrentHashMap<>();

  private static final Members<PyProxy> ALWAYS =
      members()
          .getter("type", PyProxy::type)
          .getter("$$flags", PyProxy::flags)
          .method("toString", (self, args) -> self.display())
          .method("destroy", (self, args) -> destroy(self, HostValues.argument(args, 0)))
          .method("copy", (self, args) -> self.copy())
          .method(
              "toJs", (self, args) -> self.toHost(ToHostOptions.of(HostValues.argument(args, 0))))
          .method(HostSymbol.DISPOSE, (self, args) -> destroy(self, Undefined.UNDEFINED));

  private static final Members<PyProxy> LENGTH = members().getter("length", PyProxy::length);

  private static final Members<PyProxy> GET =
      members()
          .method("get", (self, args) -> self.getItem(HostValues.argument(args, 0)))
          .method("asJsJson", (self, args) -> asJson(self));

  private static final Members<PyProxy> SET =
      members()
          .method(
              "set",
              (self, args) -> {
                self.setItem(HostValues.argument(args, 0), HostValues.argument(args, 1));
                return Undefined.UNDEFINED;
              })
          .method(
              "delete",
              (self, args) -> {
                self.delItem(HostValues.argument(args, 0));
                return Undefined.UNDEFINED;
              });

  private static final Members<PyProxy> CONTAINS =
      members().method("has", (self, args) -> self.contains(HostValues.argument(args, 0)));

  private static final Members<PyProxy> ITERABLE =
      members()
          .method(HostSymbol.ITERATOR, (self, args) -> new IteratorObject(PyIteration.over(self)));

  private static final Members<PyProxy> ITERATOR =
      members()
          .method(HostSymbol.ITERATOR, (self, args) -> self)
          .method("next", (self, args) -> send(self, HostValues.argument(args, 0)));

  private static final Members<PyProxy> GENERATOR =
      members()
          .method(
              "throw",
              (self, args) ->
                  value(self, exports(self).genThrow(self.enter(), HostValues.argument(args, 0))))
          .method(
              "return",
              (self, args) ->
                  value(self, exports(self).genReturn(self.enter(), HostValues.argument(args, 0))));

  private static final Members<PyProxy> ASYNC_ITERABLE =
      members().method(HostSymbol.ASYNC_ITERATOR, (self, args) -> PyAsyncIteration.over(self));

  private static final Members<PyProxy> ASYNC_ITERATOR =
      members()
          .method(HostSymbol.ASYNC_ITERATOR, (self, args) -> self)
          .method(
              "next",
              (self, args) ->
                  PyAsyncIteration.step(
                      self.bridge(),
                      () -> exports(self).genAsend(self.enter(), HostValues.argument(args, 0)),
                      () -> new IterationResult(true, Undefined.UNDEFINED)));

  private static final Members<PyProxy> ASYNC_GENERATOR =
      members()
          .method(
              "throw",
              (self, args) ->
                  PyAsyncIteration.step(
                      self.bridge(),
                      () -> exports(self).genAthrow(self.enter(), HostValues.argument(args, 0)),
                      () -> new IterationResult(true, Undefined.UNDEFINED)))
          .method(
              "return",
              (self, args) ->
                  PyAsyncIteration.step(
                      self.bridge(),
                      () -> exports(self).genAreturn(self.enter()),
                      () -> new IterationResult(true, HostValues.argument(args, 0))));

  private static final Members<PyProxy> AWAITABLE =
      members()
          .method("_ensure_future", (self, args) -> self.ensureFuture())
          .method("then", (self, args) -> onPromise(self, "then", args))
          .method("catch", (self, args) -> onPromise(self, "catch", args))
          .method("finally", (self, args) -> onPromise(self, "finally", args));

  private static final Members<PyProxy> CALLABLE =
      members()
          .method("call", (self, args) -> call(self, args))
          .method(
              "apply",
              (self, args) ->
                  self.call(
                      HostValues.argument(args, 0),
                      HostValues.toArray(HostValues.argument(args, 1))))
          .method("callKwargs", PyProxyCalls::callKeywords)
          .method("callRelaxed", PyProxyCalls::callRelaxed)
          .method("callKwargsRelaxed", PyProxyCalls::callKeywordsRelaxed)
          .method("callWithOptions", PyProxyCalls::callWithOptions)
          .method(
              "callPromising",
              (self, args) -> PyProxyCalls.callLater(self, HostArray.of(args), new PlainObject()))
          .method("callPromisingKwargs", PyProxyCalls::callKeywordsLater)
          .method("bind", PyProxyCalls::bind)
          .method("captureThis", (self, args) -> PyProxyCalls.captureThis(self));

  private static final Members<PyProxy> BUFFER =
      members()
          .method("getBuffer", (self, args) -> PyBufferView.of(self, HostValues.argument(args, 0)));

  private static final Members<PyProxy> SEQUENCE =
      PySequenceMethods.addReading(members())
          .method("includes", (self, args) -> self.contains(HostValues.argument(args, 0)))
          .method("asJsJson", (self, args) -> asJson(self));

  private static final Members<PyProxy> MUTABLE_SEQUENCE = PySequenceMethods.addChanging(members());

  private PyProxyMembers() {}

  private static Members<PyProxy> members() {
    return Members.of("PyProxy", PyProxy.class);
  }

  /** The members for a combination of {@link PyProxyFlags}. */
  static Members<PyProxy> of(int flags) {
    return CLASSES.computeIfAbsent(flags, PyProxyMembers::build);
  }

  private static Members<PyProxy> build(int flags) {
    Members<PyProxy> all = members().include(ALWAYS);
    include(all, flags, PyProxyFlags.HAS_LENGTH, LENGTH);
    include(all, flags, PyProxyFlags.HAS_GET, GET);
    include(all, flags, PyProxyFlags.HAS_SET, SET);
    include(all, flags, PyProxyFlags.HAS_CONTAINS, CONTAINS);
    include(all, flags, PyProxyFlags.ITERABLE, ITERABLE);
    include(all, flags, PyProxyFlags.ITERATOR, ITERATOR);
    include(all, flags, PyProxyFlags.GENERATOR, GENERATOR);
    include(all, flags, PyProxyFlags.ASYNC_ITERABLE, ASYNC_ITERABLE);
    include(all, flags, PyProxyFlags.ASYNC_ITERATOR, ASYNC_ITERATOR);
    include(all, flags, PyProxyFlags.ASYNC_GENERATOR, ASYNC_GENERATOR);
    include(all, flags, PyProxyFlags.AWAITABLE, AWAITABLE);
    include(all, flags, PyProxyFlags.CALLABLE, CALLABLE);
    include(all, flags, PyProxyFlags.SEQUENCE, SEQUENCE);
    include(all, flags, PyProxyFlags.MUTABLE_SEQUENCE, MUTABLE_SEQUENCE);
    include(all, flags, PyProxyFlags.BUFFER, BUFFER);
    return all;
  }

  private static void include(Members<PyProxy> all, int flags, int flag, Members<PyProxy> members) {
    if ((flags & flag) != 0) {
      all.include(members);
    }
  }

  /** A function that settles a promise, to be called by Python. */
  static FunctionObject settler(String name, Consumer<? super @Nullable Object> settle) {
    return new FunctionObject(
        name,
        (self, args) -> {
          settle.accept(HostValues.argument(args, 0));
          return Undefined.UNDEFINED;
        });
  }

  private static ProxyExports exports(PyProxy proxy) {
    return proxy.bridge().proxyExports();
  }

  private static @Nullable Object value(PyProxy proxy, @Nullable Object result) {
    return proxy.bridge().errors().value(result);
  }

  private static @Nullable Object send(PyProxy proxy, @Nullable Object argument) {
    return value(proxy, exports(proxy).genSend(proxy.enter(), argument));
  }

  private static Object destroy(PyProxy proxy, @Nullable Object options) {
    if (options instanceof HostObject object) {
      Object message = object.get("message");
      Object roundtrip = object.get("destroyRoundtrip");
      proxy.destroy(
          HostValues.isNullish(message) ? "" : HostValues.display(message),
          roundtrip == Undefined.UNDEFINED || HostValues.isTrue(roundtrip));
    } else {
      proxy.destroy();
    }
    return Undefined.UNDEFINED;
  }

  private static PyProxy asJson(PyProxy proxy) {
    int kind =
        proxy.can(PyProxyFlags.SEQUENCE) ? PyProxyFlags.JSON_SEQUENCE : PyProxyFlags.JSON_DICT;
    return proxy.alias(proxy.flags() | kind, proxy.props());
  }

  private static @Nullable Object onPromise(PyProxy proxy, String method, @Nullable Object[] args) {
    HostPromise promise = proxy.ensureFuture();
    return HostValues.invoke(promise, method, args);
  }

  private static @Nullable Object call(PyProxy proxy, @Nullable Object[] args) {
    @Nullable Object[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    return proxy.call(HostValues.argument(args, 0), rest);
  }
}
