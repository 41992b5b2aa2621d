package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The properties that all objects of a class share: its prototype.
 *
 * @param <T> the Java class of the objects
 */
public final class Members<T extends HostObject> {
  /**
   * The body of a method.
   *
   * @param <T> the class of {@code this}
   */
  @FunctionalInterface
  public interface Method<T> {
    /** Runs it; arguments that were not given are absent, see {@link HostValues#argument}. */
    @Nullable Object call(T self, @Nullable Object... arguments);
  }

  private final String className;
  private final Class<T> type;
  private final @Nullable Members<? super T> parent;
  private final Map<Object, Function<T, @Nullable Object>> members = new LinkedHashMap<>();

  private Members(String className, Class<T> type, @Nullable Members<? super T> parent) {
    this.className = className;
    this.type = type;
    this.parent = parent;
  }

  /** An empty set of members. */
  public static <T extends HostObject> Members<T> of(String className, Class<T> type) {
    return new Members<>(className, type, null);
  }

  /** A set that inherits this one. */
  public <S extends T> Members<S> extend(String name, Class<S> subtype) {
    return new Members<>(name, subtype, this);
  }

  /** Adds a method. */
  public Members<T> method(Object key, Method<T> body) {
    FunctionObject function =
        FunctionObject.frozen(
            key.toString(),
            (self, arguments) -> {
              if (!type.isInstance(self)) {
                throw HostError.type(
                    className + "." + key + " called on " + HostValues.display(self));
              }
              return body.call(type.cast(self), arguments);
            });
    members.put(key, self -> function);
    return this;
  }

  /** Adds a property that is computed when read. */
  public Members<T> getter(Object key, Function<T, @Nullable Object> read) {
    members.put(key, read);
    return this;
  }

  /** Adds all members of another set of the same class; they replace ones of the same name. */
  public Members<T> include(Members<T> other) {
    members.putAll(other.members);
    return this;
  }

  /** The name of the class. */
  public String className() {
    return className;
  }

  /** Whether there is such a member. */
  public boolean has(Object key) {
    return members.containsKey(key) || (parent != null && parent.has(key));
  }

  /** The member as a property of an object; {@link Undefined} if there is none. */
  public @Nullable Object get(T self, Object key) {
    Function<T, @Nullable Object> member = members.get(key);
    if (member != null) {
      return member.apply(self);
    }
    return parent == null ? Undefined.UNDEFINED : parent.get(self, key);
  }

  /** The keys that are strings. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Object key : members.keySet()) {
      if (key instanceof String name) {
        names.add(name);
      }
    }
    if (parent != null) {
      names.addAll(parent.names());
    }
    return names;
  }
}
