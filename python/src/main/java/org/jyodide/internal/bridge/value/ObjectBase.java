package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host object with {@link Members} and room for properties of its own.
 *
 * @param <T> the subclass
 */
public abstract class ObjectBase<T extends ObjectBase<T>> implements HostObject {
  private final Members<T> members;
  private @Nullable Properties<T> properties;

  protected ObjectBase(Members<T> members) {
    this.members = members;
  }

  @SuppressWarnings("unchecked") // T is the class of this by the contract of the parameter
  private T self() {
    return (T) this;
  }

  @Override
  public @Nullable Object get(Object key) {
    return properties == null ? members.get(self(), key) : properties.get(self(), key);
  }

  @Override
  public boolean has(Object key) {
    return properties == null ? members.has(key) : properties.has(key);
  }

  @Override
  public void set(Object key, @Nullable Object value) {
    if (properties == null) {
      properties = new Properties<>(members);
    }
    properties.set(key, value);
  }

  @Override
  public boolean delete(Object key) {
    if (properties != null) {
      properties.delete(key);
    }
    return true;
  }

  @Override
  public List<String> ownNames() {
    return properties == null ? List.of() : properties.ownNames();
  }

  @Override
  public List<String> allNames() {
    List<String> names = new ArrayList<>(ownNames());
    names.addAll(members.names());
    return names;
  }

  @Override
  public String className() {
    return members.className();
  }
}
