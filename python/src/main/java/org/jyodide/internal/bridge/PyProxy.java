package org.jyodide.internal.bridge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.Capability;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * A Python object as an object of the host. It holds a reference until it is destroyed: explicitly,
 * at the end of the call it was borrowed for, or when it becomes garbage.
 */
public final class PyProxy implements HostObject {
  /**
   * How a proxy differs from others of the same object.
   *
   * @param capturesThis whether calls pass {@code this} as the first argument
   * @param isRoundtrip whether Python sees the proxy and not the object behind it
   * @param isBound whether {@code bind} was called
   * @param boundThis the {@code this} it was bound to
   * @param boundArguments the first arguments it was bound to
   */
  public record Props(
      boolean capturesThis,
      boolean isRoundtrip,
      boolean isBound,
      @Nullable Object boundThis,
      List<@Nullable Object> boundArguments) {
    static final Props NONE = new Props(false, false, false, Undefined.UNDEFINED, List.of());

    /** Properties of a proxy that is not bound. */
    public static Props of(boolean capturesThis, boolean isRoundtrip) {
      return new Props(capturesThis, isRoundtrip, false, Undefined.UNDEFINED, List.of());
    }
  }

  /** What proxies share that are destroyed together. */
  static final class Shared {
    private final PyReference reference;
    private final ProxyCache cache;
    private @Nullable HostPromise promise;
    private String destroyedMessage = "Object has already been destroyed";

    Shared(PyReference reference, ProxyCache cache) {
      this.reference = reference;
      this.cache = cache;
    }

    PyReference reference() {
      return reference;
    }
  }

  private final Bridge bridge;
  private final Shared shared;
  private final int flags;
  private final Props props;

  PyProxy(Bridge bridge, Shared shared, int flags, Props props) {
    this.bridge = bridge;
    this.shared = shared;
    this.flags = flags;
    this.props = props;
  }

  Bridge bridge() {
    return bridge;
  }

  Shared shared() {
    return shared;
  }

  int flags() {
    return flags;
  }

  boolean can(int flag) {
    return (flags & flag) != 0;
  }

  Props props() {
    return props;
  }

  ProxyCache cache() {
    return shared.cache;
  }

  /** Whether it shows its content as JSON would. */
  boolean isJson() {
    return can(PyProxyFlags.JSON_DICT | PyProxyFlags.JSON_SEQUENCE);
  }

  /** Whether Python gets this proxy back and not the object behind it. */
  public boolean isRoundtrip() {
    return props.isRoundtrip();
  }

  /** Whether it has not been destroyed. */
  public boolean isAlive() {
    return shared.reference.isLive();
  }

  /**
   * The Python object, borrowed.
   *
   * @throws HostError if the proxy was destroyed
   */
  public int pointer() {
    int pointer = shared.reference.pointer();
    if (pointer == 0) {
      throw HostError.error(shared.destroyedMessage);
    }
    return pointer;
  }

  /** As {@link #pointer}, ready for a call into Python. */
  int enter() {
    int pointer = pointer();
    bridge.errors().requireGil();
    return pointer;
  }

  /** The name of the object's type with its module, but for {@code builtins}. */
  public String type() {
    return HostValues.display(bridge.proxyExports().type(enter()));
  }

  /** Releases the object. Later use throws an error with {@code message}, if it is not empty. */
  public void destroy(String message, boolean destroysRoundtrip) {
    if (!isAlive() || (!destroysRoundtrip && props.isRoundtrip())) {
      return;
    }
    shared.destroyedMessage = destroyedMessage(message);
    int pointer = shared.reference.take();
    bridge.proxies().destroyed(shared);
    shared.cache.removeUser();
    bridge.errors().requireGil();
    bridge.python().decRef(pointer);
  }

  /** Releases the object. */
  public void destroy() {
    destroy("", true);
  }

  private String destroyedMessage(String message) {
    String text = message.isEmpty() ? "Object has already been destroyed" : message;
    if (!bridge.isDebug()) {
      return text
          + "\nFor more information about the cause of this error, use `pyodide.setDebug(true)`";
    }
    String kind = "\nThe object was of type \"" + type() + "\" and ";
    try {
      return text + kind + "had repr \"" + display() + "\"";
    } catch (PythonError e) {
      return text + kind + "an error was raised when trying to generate its repr";
    }
  }

  /** Has the object released when nothing in Java uses it any more. */
  public void releaseWhenUnreachable() {
    shared.reference.collected();
  }

  /** A proxy of the same object that is destroyed on its own. */
  public PyProxy copy() {
    Shared copy = bridge.proxies().share(pointer(), shared.cache);
    copy.reference.collected();
    return new PyProxy(bridge, copy, flags, props);
  }

  /** A proxy that is destroyed with this one. */
  PyProxy alias(int otherFlags, Props otherProps) {
    pointer();
    return new PyProxy(bridge, shared, otherFlags, otherProps);
  }

  /** {@code getattr}; undefined if there is no such attribute. */
  public @Nullable Object getAttr(String name) {
    int pointer = enter();
    return bridge
        .errors()
        .valueOrUndefined(bridge.proxyExports().getAttr(pointer, name, shared.cache.attributes));
  }

  /** {@code setattr}. */
  public void setAttr(String name, @Nullable Object value) {
    bridge.errors().status(bridge.proxyExports().setAttr(enter(), name, value));
  }

  /** {@code delattr}. */
  public void delAttr(String name) {
    bridge.errors().status(bridge.proxyExports().delAttr(enter(), name));
  }

  /** {@code hasattr}. */
  public boolean hasAttr(String name) {
    return bridge.errors().status(bridge.proxyExports().hasAttr(enter(), name)) != 0;
  }

  /** {@code self[key]}; undefined for a {@code KeyError} or {@code IndexError}. */
  public @Nullable Object getItem(@Nullable Object key) {
    int pointer = enter();
    return bridge
        .errors()
        .valueOrUndefined(
            bridge.proxyExports().getItem(pointer, key, shared.cache.jsonItems, isJson() ? 1 : 0));
  }

  /** {@code self[key] = value}. */
  public void setItem(@Nullable Object key, @Nullable Object value) {
    bridge.errors().status(bridge.proxyExports().setItem(enter(), key, value));
  }

  /** {@code del self[key]}. */
  public void delItem(@Nullable Object key) {
    bridge.errors().status(bridge.proxyExports().delItem(enter(), key));
  }

  /** {@code element in self}. */
  public boolean contains(@Nullable Object element) {
    return bridge.errors().status(bridge.proxyExports().contains(enter(), element)) == 1;
  }

  /** {@code len(self)}. */
  public int length() {
    return bridge.errors().status(bridge.python().objectSize(enter()));
  }

  /** {@code dir(self)}. */
  HostArray dir() {
    Object names = bridge.errors().value(bridge.proxyExports().ownKeys(enter()));
    return names instanceof HostArray array ? array : new HostArray();
  }

  /** Calls the object. */
  public @Nullable Object callPython(@Nullable Object... arguments) {
    return PyProxyCalls.call(bridge, enter(), HostArray.of(arguments), new PlainObject());
  }

  /** Calls the object with keyword arguments, which are the properties of an object. */
  public @Nullable Object callKeywords(HostArray arguments, PlainObject keywords) {
    return PyProxyCalls.call(bridge, enter(), arguments, keywords);
  }

  /**
   * A promise of what awaiting the object gives. The object is scheduled the first time; the proxy
   * is destroyed then, its promise stays.
   */
  public HostPromise ensureFuture() {
    if (shared.promise != null) {
      return shared.promise;
    }
    int pointer = enter();
    HostPromise promise = new HostPromise(bridge.loop());
    bridge
        .errors()
        .status(
            bridge
                .proxyExports()
                .ensureFuture(
                    pointer,
                    PyProxyMembers.settler("resolve", promise::resolve),
                    PyProxyMembers.settler("reject", promise::reject)));
    shared.promise = promise;
    destroy();
    return promise;
  }

  /** A deep copy of containers as containers of the host. */
  public @Nullable Object toHost(ToHostOptions options) {
    int pointer = enter();
    return bridge
        .errors()
        .value(
            bridge
                .glue()
                .toHostCustom(
                    pointer,
                    options.depth(),
                    options.proxies() == null ? Sentinel.ERROR : options.proxies(),
                    orSentinel(options.dictConverter()),
                    orSentinel(options.defaultConverter()),
                    orSentinel(options.eagerConverter())));
  }

  private static @Nullable Object orSentinel(@Nullable Object converter) {
    return HostValues.isNullish(converter) ? Sentinel.ERROR : converter;
  }

  @Override
  public @Nullable Object get(Object key) {
    return PyProxyProperties.of(this).get(this, key);
  }

  @Override
  public boolean has(Object key) {
    return PyProxyProperties.of(this).has(this, key);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    PyProxyProperties.of(this).set(this, key, value);
  }

  @Override
  public boolean delete(Object key) {
    return PyProxyProperties.of(this).delete(this, key);
  }

  @Override
  public List<String> ownNames() {
    return PyProxyProperties.of(this).names(this);
  }

  @Override
  public List<String> keys() {
    return PyProxyProperties.of(this).keys(this);
  }

  @Override
  public boolean hasOwn(String name) {
    return has((Object) name);
  }

  @Override
  public String className() {
    return "PyProxy";
  }

  @Override
  public boolean isCallable() {
    return can(PyProxyFlags.CALLABLE);
  }

  @Override
  public @Nullable Object call(@Nullable Object self, @Nullable Object... arguments) {
    return PyProxyCalls.call(
        bridge, enter(), PyProxyCalls.adjust(props, self, arguments), new PlainObject());
  }

  @Override
  public int capabilities() {
    if (!isAlive()) {
      return 0;
    }
    int result = Capability.DOUBLE_PROXY;
    result |= can(PyProxyFlags.CALLABLE) ? Capability.CALLABLE : 0;
    result |=
        can(PyProxyFlags.HAS_LENGTH) && !can(PyProxyFlags.CALLABLE) ? Capability.HAS_LENGTH : 0;
    result |= can(PyProxyFlags.HAS_GET) ? Capability.HAS_GET : 0;
    result |= can(PyProxyFlags.HAS_SET) ? Capability.HAS_SET : 0;
    result |= can(PyProxyFlags.HAS_CONTAINS) ? Capability.HAS_HAS : 0;
    result |= can(PyProxyFlags.ITERABLE | PyProxyFlags.ITERATOR) ? Capability.ITERABLE : 0;
    result |= can(PyProxyFlags.ITERATOR) ? Capability.ITERATOR : 0;
    result |=
        can(PyProxyFlags.ASYNC_ITERABLE | PyProxyFlags.ASYNC_ITERATOR)
            ? Capability.ASYNC_ITERABLE
            : 0;
    result |= can(PyProxyFlags.ASYNC_ITERATOR) ? Capability.ASYNC_ITERATOR : 0;
    result |= can(PyProxyFlags.AWAITABLE) ? Capability.AWAITABLE : 0;
    result |= can(PyProxyFlags.SEQUENCE) ? Capability.HAS_INCLUDES : 0;
    return result | Capability.HAS_DISPOSE;
  }

  @Override
  public String display() {
    return HostValues.display(bridge.errors().value(bridge.proxyExports().repr(enter())));
  }
}
