package org.jyodide.internal.bridge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * What reading a property of a {@link PyProxy} means. In general its members come first, then
 * Python attributes; {@code $name} always means the attribute. Sequences also have their items by
 * index, dictionaries by key; a JSON view of a dictionary has nothing but its items.
 */
class PyProxyProperties {
  private static final PyProxyProperties OBJECT = new PyProxyProperties();
  private static final PyProxyProperties SEQUENCE = new OfSequence();
  private static final PyProxyProperties DICT = new OfDict();
  private static final PyProxyProperties JSON_DICT = new OfJsonDict();

  /** Members of functions that do not hide attributes of the same name. */
  private static final Set<String> NOT_HIDING =
      Set.of("name", "length", "caller", "arguments", "prototype");

  /** The kind for a proxy. */
  static PyProxyProperties of(PyProxy proxy) {
    if (proxy.can(PyProxyFlags.JSON_DICT)) {
      return JSON_DICT;
    }
    if (proxy.can(PyProxyFlags.SEQUENCE)) {
      return SEQUENCE;
    }
    return proxy.can(PyProxyFlags.DICT) ? DICT : OBJECT;
  }

  @Nullable Object get(PyProxy proxy, Object key) {
    if (isMember(proxy, key)) {
      return PyProxyMembers.of(proxy.flags()).get(proxy, key);
    }
    return key instanceof HostSymbol ? Undefined.UNDEFINED : proxy.getAttr(attribute(key));
  }

  boolean has(PyProxy proxy, Object key) {
    return isMember(proxy, key) || (!(key instanceof HostSymbol) && proxy.hasAttr(attribute(key)));
  }

  void set(PyProxy proxy, Object key, @Nullable Object value) {
    requireAttribute(proxy, key);
    proxy.setAttr(attribute(key), value);
  }

  boolean delete(PyProxy proxy, Object key) {
    requireAttribute(proxy, key);
    proxy.delAttr(attribute(key));
    return true;
  }

  List<String> names(PyProxy proxy) {
    List<String> names = new ArrayList<>();
    proxy.dir().elements().forEach(name -> names.add(HostValues.display(name)));
    return names;
  }

  List<String> keys(PyProxy proxy) {
    return List.of();
  }

  private static boolean isMember(PyProxy proxy, Object key) {
    return PyProxyMembers.of(proxy.flags()).has(key)
        && !(proxy.isCallable() && key instanceof String name && NOT_HIDING.contains(name));
  }

  private static String attribute(Object key) {
    String name = key.toString();
    return name.startsWith("$") ? name.substring(1) : name;
  }

  private static void requireAttribute(PyProxy proxy, Object key) {
    if (key instanceof HostSymbol || isMember(proxy, key)) {
      throw HostError.type(
          "'" + key + "' is a member of the proxy; '$" + key + "' is the attribute");
    }
  }

  /** The index that a key means; −1 if it is none. */
  private static int index(Object key) {
    String name = key instanceof String string ? string : "";
    boolean digits = !name.isEmpty() && name.length() < 10;
    for (int i = 0; digits && i < name.length(); i++) {
      digits = name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(name) : -1;
  }

  /** Runs an assignment; false if the item does not exist. */
  private static boolean tries(String missing, Runnable assignment) {
    try {
      assignment.run();
      return true;
    } catch (PythonError e) {
      if (e.type().equals(missing)) {
        return false;
      }
      throw e;
    }
  }

  private static final class OfSequence extends PyProxyProperties {
    @Override
    @Nullable Object get(PyProxy proxy, Object key) {
      int index = index(key);
      return index >= 0 ? proxy.getItem(index) : super.get(proxy, key);
    }

    @Override
    boolean has(PyProxy proxy, Object key) {
      int index = index(key);
      return index >= 0 ? index < proxy.length() : super.has(proxy, key);
    }

    @Override
    void set(PyProxy proxy, Object key, @Nullable Object value) {
      int index = index(key);
      if (index < 0) {
        super.set(proxy, key, value);
      } else if (!tries("IndexError", () -> proxy.setItem(index, value))) {
        throw HostError.type("Cannot set item " + index);
      }
    }

    @Override
    boolean delete(PyProxy proxy, Object key) {
      int index = index(key);
      return index < 0 ? super.delete(proxy, key) : tries("IndexError", () -> proxy.delItem(index));
    }

    @Override
    List<String> names(PyProxy proxy) {
      List<String> names = super.names(proxy);
      names.addAll(keys(proxy));
      names.add("length");
      return names;
    }

    @Override
    List<String> keys(PyProxy proxy) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < proxy.length(); i++) {
        names.add(Integer.toString(i));
      }
      return names;
    }
  }

  private static class OfJsonDict extends PyProxyProperties {
    private static final Set<String> MEMBERS = Set.of("copy", "$$flags", "toString", "destroy");

    @Override
    @Nullable Object get(PyProxy proxy, Object key) {
      if (key instanceof HostSymbol || MEMBERS.contains(key)) {
        return super.get(proxy, key);
      }
      return item(proxy, key);
    }

    static @Nullable Object item(PyProxy proxy, Object key) {
      Object value = proxy.getItem(key);
      int index = index(key);
      return value == Undefined.UNDEFINED && index >= 0 && !proxy.contains(key)
          ? proxy.getItem(index)
          : value;
    }

    @Override
    boolean has(PyProxy proxy, Object key) {
      return hasItem(proxy, key);
    }

    static boolean hasItem(PyProxy proxy, Object key) {
      if (key instanceof HostSymbol) {
        return false;
      }

      return proxy.contains(key) || (index(key) >= 0 && proxy.contains(index(key)));
    }

    static Object itemKey(PyProxy proxy, Object key) {
      return index(key) >= 0 && !proxy.contains(key) ? (Object) index(key) : key;
    }

    @Override
    void set(PyProxy proxy, Object key, @Nullable Object value) {
      if (key instanceof HostSymbol
          || !tries("KeyError", () -> proxy.setItem(itemKey(proxy, key), value))) {
        throw HostError.type("Cannot set item " + key);
      }
    }

    @Override
    boolean delete(PyProxy proxy, Object key) {
      return !(key instanceof HostSymbol)
          && tries("KeyError", () -> proxy.delItem(itemKey(proxy, key)));
    }

    @Override
    List<String> names(PyProxy proxy) {
      return keys(proxy);
    }

    @Override
    List<String> keys(PyProxy proxy) {
      Set<String> keys = new LinkedHashSet<>();
      Object view = HostValues.call(proxy.getAttr("keys"));
      for (Object key : Iteration.toList(view)) {
        if (key instanceof String || HostValues.typeOf(key).equals("number")) {
          keys.add(HostValues.display(key));
        }
      }
      if (view instanceof PyProxy viewProxy) {
        viewProxy.destroy();
      }
      return new ArrayList<>(keys);
    }
  }

  private static final class OfDict extends OfJsonDict {
    @Override
    @Nullable Object get(PyProxy proxy, Object key) {
      if (OBJECT.has(proxy, key)) {
        return OBJECT.get(proxy, key);
      }
      return key instanceof HostSymbol ? Undefined.UNDEFINED : item(proxy, key);
    }

    @Override
    boolean has(PyProxy proxy, Object key) {
      return OBJECT.has(proxy, key) || hasItem(proxy, key);
    }

    @Override
    void set(PyProxy proxy, Object key, @Nullable Object value) {
      if (OBJECT.has(proxy, key)) {
        OBJECT.set(proxy, key, value);
      } else {
        super.set(proxy, key, value);
      }
    }

    @Override
    boolean delete(PyProxy proxy, Object key) {
      return OBJECT.has(proxy, key) ? OBJECT.delete(proxy, key) : super.delete(proxy, key);
    }

    @Override
    List<String> names(PyProxy proxy) {
      List<String> names = new ArrayList<>(OBJECT.names(proxy));
      names.addAll(keys(proxy));
      return names;
    }
  }
}
