package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one object: its own, in order of creation, before those of its class.
 *
 * @param <T> the class of the object
 */
final class Properties<T extends HostObject> {
  private final Members<T> members;
  private final Map<Object, @Nullable Object> own = new LinkedHashMap<>(4);

  Properties(Members<T> members) {
    this.members = members;
  }

  @Nullable Object get(T self, Object key) {
    Object value = own.get(key);
    if (value != null || own.containsKey(key)) {
      return value;
    }
    return members.get(self, key);
  }

  boolean has(Object key) {
    return own.containsKey(key) || members.has(key);
  }

  boolean hasOwn(Object key) {
    return own.containsKey(key);
  }

  void set(Object key, @Nullable Object value) {
    own.put(key, value);
  }

  void delete(Object key) {
    own.remove(key);
  }

  List<String> ownNames() {
    List<String> names = new ArrayList<>(own.size());
    for (Object key : own.keySet()) {
      if (key instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }

  List<String> inheritedNames() {
    return members.names();
  }

  String className() {
    return members.className();
  }
}
