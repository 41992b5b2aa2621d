package org.jyodide.internal.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Thrown;

/** Calls of Python objects. */
final class PyProxyCalls {
  private PyProxyCalls() {}

  /**
   * Calls a Python object, given by its address. What a coroutine function returns is scheduled at
   * once.
   *
   * @param arguments positional ones; this method adds to it
   */
  static @Nullable Object call(
      Bridge bridge, int callable, HostArray arguments, HostObject keywords) {
    int positional = arguments.length();
    HostArray names = new HostArray();
    for (String name : keywords.keys()) {
      names.add(name);
      arguments.add(keywords.get(name));
    }
    Object result =
        bridge
            .errors()
            .value(
                bridge
                    .proxyExports()
                    .apply(callable, arguments, positional, names, names.length()));
    if (result instanceof PyProxy proxy
        && proxy.can(PyProxyFlags.AWAITABLE)
        && proxy.isAlive()
        && proxy.type().equals("coroutine")
        && bridge.proxyExports().isCoroutineFunction(callable) != 0) {
      proxy.ensureFuture();
    }
    return result;
  }

  /** The arguments of a call with what the proxy is bound to. */
  static HostArray adjust(
      PyProxy.Props props, @Nullable Object self, @Nullable Object[] arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    if (props.capturesThis()) {
      all.add(props.isBound() ? props.boundThis() : self);
    }
    all.addAll(props.boundArguments());
    all.addAll(Arrays.asList(arguments));
    return new HostArray(all);
  }

  /** {@code callKwargs(...positional, keywords)}. */
  static @Nullable Object callKeywords(PyProxy proxy, @Nullable Object[] arguments) {
    HostArray positional = HostArray.of(arguments);
    return call(proxy.bridge(), proxy.enter(), positional, takeKeywords(positional));
  }

  /** {@code callRelaxed(...arguments)}: arguments that are too many are left out. */
  static @Nullable Object callRelaxed(PyProxy proxy, @Nullable Object[] arguments) {
    return relaxed(proxy, HostArray.of(arguments), new PlainObject());
  }

  /** {@code callKwargsRelaxed(...positional, keywords)}. */
  static @Nullable Object callKeywordsRelaxed(PyProxy proxy, @Nullable Object[] arguments) {
    HostArray positional = HostArray.of(arguments);
    return relaxed(proxy, positional, takeKeywords(positional));
  }

  private static @Nullable Object relaxed(
      PyProxy proxy, HostArray positional, HostObject keywords) {
    PyProxy code = proxy.bridge().importModule("pyodide.code");
    try {
      PyProxy relaxedCall = (PyProxy) HostValues.object(code.getAttr("relaxed_call"));
      // As the object itself, whatever kind of proxy it is.
      HostArray all = HostArray.of(proxy.alias(proxy.flags(), PyProxy.Props.NONE));
      all.elements().addAll(positional.elements());
      return call(proxy.bridge(), relaxedCall.enter(), all, keywords);
    } finally {
      code.destroy();
    }
  }

  /** {@code callWithOptions({relaxed, kwargs, promising}, ...arguments)}. */
  static @Nullable Object callWithOptions(PyProxy proxy, @Nullable Object[] arguments) {
    HostObject options = HostValues.object(HostValues.argument(arguments, 0));
    HostArray positional =
        new HostArray(
            new ArrayList<>(
                Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length)));
    boolean hasKeywords = HostValues.isTrue(options.get("kwargs"));
    HostObject keywords = hasKeywords ? takeKeywords(positional) : new PlainObject();
    if (HostValues.isTrue(options.get("promising"))) {
      return callLater(proxy, positional, keywords);
    }
    return HostValues.isTrue(options.get("relaxed"))
        ? relaxed(proxy, positional, keywords)
        : call(proxy.bridge(), proxy.enter(), positional, keywords);
  }

  private static HostObject takeKeywords(HostArray arguments) {
    if (arguments.length() == 0) {
      throw HostError.type(
          "callKwargs requires at least one argument (the key word argument object)");
    }
    Object keywords = arguments.elements().remove(arguments.length() - 1);
    if (keywords instanceof HostObject object && object.className().equals("Object")) {
      return object;
    }
    throw HostError.type("kwargs argument is not an object");
  }

  /** A call in a task of its own; the promise is settled when it is done. */
  static HostPromise callLater(PyProxy proxy, HostArray arguments, HostObject keywords) {
    Bridge bridge = proxy.bridge();
    PyReference callable = bridge.references().newReference(proxy.enter()).collected();
    HostPromise promise = new HostPromise(bridge.loop());
    bridge
        .loop()
        .schedule(
            () -> {
              try {
                promise.resolve(call(bridge, callable.pointer(), arguments, keywords));
              } catch (RuntimeException e) {
                promise.reject(Thrown.value(e));
              } finally {
                callable.release();
              }
            },
            0);
    return promise;
  }

  /** {@code callPromisingKwargs(...positional, keywords)}. */
  static HostPromise callKeywordsLater(PyProxy proxy, @Nullable Object[] arguments) {
    HostArray positional = HostArray.of(arguments);
    HostObject keywords = takeKeywords(positional);
    return callLater(proxy, positional, keywords);
  }

  /** {@code bind(this, ...arguments)}. */
  static PyProxy bind(PyProxy proxy, @Nullable Object[] arguments) {
    PyProxy.Props old = proxy.props();
    List<@Nullable Object> bound = new ArrayList<>(old.boundArguments());
    bound.addAll(Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length));
    Object self = old.isBound() ? old.boundThis() : HostValues.argument(arguments, 0);
    return proxy.alias(
        proxy.flags(), new PyProxy.Props(old.capturesThis(), old.isRoundtrip(), true, self, bound));
  }

  /** {@code captureThis()}. */
  static PyProxy captureThis(PyProxy proxy) {
    PyProxy.Props old = proxy.props();
    return proxy.alias(
        proxy.flags(),
        new PyProxy.Props(
            true, old.isRoundtrip(), old.isBound(), old.boundThis(), old.boundArguments()));
  }
}
