package org.jyodide.internal.bridge.exports;

import org.jspecify.annotations.Nullable;

/** Functions of Pyodide's {@code pyproxy.c}: what a Python object can do for the host. */
public final class ProxyExports {
  private final Export getFlags;
  private final Export type;
  private final Export repr;
  private final Export getAttr;
  private final Export setAttr;
  private final Export delAttr;
  private final Export hasAttr;
  private final Export ownKeys;
  private final Export getItem;
  private final Export setItem;
  private final Export delItem;
  private final Export contains;
  private final Export apply;
  private final Export isCoroutineFunction;
  private final Export iterNext;
  private final Export aiterNext;
  private final Export genSend;
  private final Export genThrow;
  private final Export genReturn;
  private final Export genAsend;
  private final Export genAthrow;
  private final Export genAreturn;
  private final Export ensureFuture;
  private final Export getBuffer;

  /** Finds the functions. */
  public ProxyExports(Calls calls) {
    this.getBuffer = calls.function("_pyproxy_get_buffer", Object.class, int.class);
    this.getFlags = calls.function("pyproxy_getflags", int.class, int.class, int.class);
    this.type = calls.function("_pyproxy_type", Object.class, int.class);
    this.repr = calls.function("_pyproxy_repr", Object.class, int.class);
    this.getAttr =
        calls.function("_pyproxy_getattr", Object.class, int.class, Object.class, Object.class);
    this.setAttr =
        calls.function("_pyproxy_setattr", int.class, int.class, Object.class, Object.class);
    this.delAttr = calls.function("_pyproxy_delattr", int.class, int.class, Object.class);
    this.hasAttr = calls.function("_pyproxy_hasattr", int.class, int.class, Object.class);
    this.ownKeys = calls.function("_pyproxy_ownKeys", Object.class, int.class);
    this.getItem =
        calls.function(
            "_pyproxy_getitem", Object.class, int.class, Object.class, Object.class, int.class);
    this.setItem =
        calls.function("_pyproxy_setitem", int.class, int.class, Object.class, Object.class);
    this.delItem = calls.function("_pyproxy_delitem", int.class, int.class, Object.class);
    this.contains = calls.function("_pyproxy_contains", int.class, int.class, Object.class);
    this.apply =
        calls.function(
            "_pyproxy_apply",
            Object.class,
            int.class,
            Object.class,
            int.class,
            Object.class,
            int.class);
    this.isCoroutineFunction = calls.function("_iscoroutinefunction", int.class, int.class);
    this.iterNext =
        calls.function("_pyproxy_iter_next", Object.class, int.class, Object.class, int.class);
    this.aiterNext = calls.function("_pyproxy_aiter_next", Object.class, int.class);
    this.genSend = calls.function("_pyproxyGen_Send", Object.class, int.class, Object.class);
    this.genThrow = calls.function("_pyproxyGen_throw", Object.class, int.class, Object.class);
    this.genReturn = calls.function("_pyproxyGen_return", Object.class, int.class, Object.class);
    this.genAsend = calls.function("_pyproxyGen_asend", Object.class, int.class, Object.class);
    this.genAthrow = calls.function("_pyproxyGen_athrow", Object.class, int.class, Object.class);
    this.genAreturn = calls.function("_pyproxyGen_areturn", Object.class, int.class);
    this.ensureFuture =
        calls.function("_pyproxy_ensure_future", int.class, int.class, Object.class, Object.class);
  }

  /** A record of the buffer of an object, with a {@code Py_buffer} to be released. */
  public @Nullable Object getBuffer(int object) {
    return getBuffer.toValue(object);
  }

  public int getFlags(int object, int json) {
    return getFlags.toInt(object, json);
  }

  public @Nullable Object type(int object) {
    return type.toValue(object);
  }

  public @Nullable Object repr(int object) {
    return repr.toValue(object);
  }

  public @Nullable Object getAttr(int object, @Nullable Object name, @Nullable Object cache) {
    return getAttr.toValue(object, name, cache);
  }

  public int setAttr(int object, @Nullable Object name, @Nullable Object value) {
    return setAttr.toInt(object, name, value);
  }

  public int delAttr(int object, @Nullable Object name) {
    return delAttr.toInt(object, name);
  }

  public int hasAttr(int object, @Nullable Object name) {
    return hasAttr.toInt(object, name);
  }

  public @Nullable Object ownKeys(int object) {
    return ownKeys.toValue(object);
  }

  public @Nullable Object getItem(
      int object, @Nullable Object key, @Nullable Object cache, int json) {
    return getItem.toValue(object, key, cache, json);
  }

  public int setItem(int object, @Nullable Object key, @Nullable Object value) {
    return setItem.toInt(object, key, value);
  }

  public int delItem(int object, @Nullable Object key) {
    return delItem.toInt(object, key);
  }

  public int contains(int object, @Nullable Object key) {
    return contains.toInt(object, key);
  }

  public @Nullable Object apply(
      int callable, @Nullable Object arguments, int positional, @Nullable Object names, int named) {
    return apply.toValue(callable, arguments, positional, names, named);
  }

  public int isCoroutineFunction(int callable) {
    return isCoroutineFunction.toInt(callable);
  }

  public @Nullable Object iterNext(int iterator, @Nullable Object cache, int json) {
    return iterNext.toValue(iterator, cache, json);
  }

  public @Nullable Object aiterNext(int iterator) {
    return aiterNext.toValue(iterator);
  }

  public @Nullable Object genSend(int generator, @Nullable Object value) {
    return genSend.toValue(generator, value);
  }

  public @Nullable Object genThrow(int generator, @Nullable Object error) {
    return genThrow.toValue(generator, error);
  }

  public @Nullable Object genReturn(int generator, @Nullable Object value) {
    return genReturn.toValue(generator, value);
  }

  public @Nullable Object genAsend(int generator, @Nullable Object value) {
    return genAsend.toValue(generator, value);
  }

  public @Nullable Object genAthrow(int generator, @Nullable Object error) {
    return genAthrow.toValue(generator, error);
  }

  public @Nullable Object genAreturn(int generator) {
    return genAreturn.toValue(generator);
  }

  public int ensureFuture(int awaitable, @Nullable Object resolve, @Nullable Object reject) {
    return ensureFuture.toInt(awaitable, resolve, reject);
  }
}
