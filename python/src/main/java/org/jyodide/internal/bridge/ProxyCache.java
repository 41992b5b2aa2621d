package org.jyodide.internal.bridge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.Sentinel;

/**
 * The attributes that were read through a {@link PyProxy} and its copies: reading a method twice
 * gives the same proxy. They die with the last copy.
 */
public final class ProxyCache {
  /** Proxies by the address of the attribute. The C code looks them up here. */
  public static final class Attributes {
    private final Map<Integer, PyProxy> proxies = new HashMap<>();

    /** The proxy of an attribute, if there is one alive. */
    public Object find(int attribute) {
      PyProxy proxy = proxies.get(attribute);
      if (proxy == null) {
        return Sentinel.ERROR;
      }
      if (!proxy.isAlive()) {
        proxies.remove(attribute);
        return Sentinel.ERROR;
      }
      return proxy;
    }

    /** Keeps the proxy of an attribute. */
    public void put(int attribute, @Nullable Object proxy) {
      if (proxy instanceof PyProxy live) {
        proxies.put(attribute, live);
      }
    }
  }

  private static final String DESTROYED =
      "This borrowed attribute proxy was automatically destroyed in the process of destroying the"
          + " proxy it was borrowed from. Try using the 'copy' method.";

  final Attributes attributes = new Attributes();
  final Attributes jsonItems = new Attributes();
  private int users;

  void addUser() {
    users++;
  }

  void removeUser() {
    users--;
    if (users == 0) {
      List<PyProxy> all = new ArrayList<>(attributes.proxies.values());
      all.addAll(jsonItems.proxies.values());
      attributes.proxies.clear();
      jsonItems.proxies.clear();
      all.forEach(proxy -> proxy.destroy(DESTROYED, true));
    }
  }
}
