package org.jyodide.internal.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.Interrupts;

/** Makes {@link PyProxy} objects and counts the ones that live. */
public final class PyProxies {
  private final Bridge bridge;
  private final References references;
  private final Map<PyProxy.Shared, Throwable> places = new WeakHashMap<>();
  private @Nullable Function<String, Throwable> place;

  PyProxies(Bridge bridge, References references) {
    this.bridge = bridge;
    this.references = references;
  }

  /** A proxy of an object, released with the last use in Java. Takes a reference of its own. */
  public PyProxy create(int object) {
    return create(object, PyProxy.Props.NONE, true, false);
  }

  /**
   * A proxy of an object. Takes a reference of its own.
   *
   * @param collected whether it is released when it becomes garbage; otherwise somebody destroys it
   * @param json whether it shows dictionaries and sequences as JSON would
   */
  public PyProxy create(int object, PyProxy.Props props, boolean collected, boolean json) {
    bridge.errors().requireGil();
    int flags = flags(object, json);
    PyProxy proxy = new PyProxy(bridge, share(object, new ProxyCache()), flags, props);
    if (collected) {
      proxy.shared().reference().collected();
    }
    return proxy;
  }

  private int flags(int object, boolean json) {
    // It goes on after errors, and would drop a KeyboardInterrupt.
    Interrupts interrupts = bridge.process().interrupts();
    interrupts.hold();
    try {
      return bridge.errors().status(bridge.proxyExports().getFlags(object, json ? 1 : 0));
    } finally {
      interrupts.release();
    }
  }

  /** What the proxies of one object share that are destroyed together. */
  PyProxy.Shared share(int object, ProxyCache cache) {
    PyProxy.Shared shared = new PyProxy.Shared(references.newReference(object), cache);
    cache.addUser();
    if (place != null) {
      places.put(shared, place.apply("a PyProxy was made here"));
    }
    return shared;
  }

  void destroyed(PyProxy.Shared shared) {
    places.remove(shared);
  }

  /**
   * Records where each proxy is made from now on, for {@link #places}.
   *
   * @param maker makes the record of the place where it is called
   */
  public void recordPlaces(Function<String, Throwable> maker) {
    place = maker;
  }

  /** Where the proxies were made that have not been destroyed. */
  public List<Throwable> places() {
    return new ArrayList<>(places.values());
  }

  /** The number of proxied objects that were not released, those of one object counted each. */
  public int live() {
    return references.live();
  }

  void releaseUnreachable() {
    references.releaseUnreachable();
  }
}
