package org.jyodide.internal.bridge.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object as the Python program sees one of the host: properties by name or {@link HostSymbol},
 * possibly a call and a construction. Everything else, from iteration to awaiting, is a property
 * that is a function, as in JavaScript.
 *
 * <p>All methods run on the interpreter's thread. They may throw any unchecked exception; it
 * becomes a Python exception.
 */
public interface HostObject {
  /** The property, own or inherited; {@link Undefined} if there is none. */
  @Nullable Object get(Object key);

  /** Whether there is such a property, own or inherited. */
  boolean has(Object key);

  /** Whether there is such a property of its own. */
  default boolean hasOwn(String name) {
    return ownNames().contains(name);
  }

  /** Sets a property. */
  default void set(Object key, @Nullable Object value) {
    throw HostError.type("Cannot set property " + key + " of " + display());
  }

  /** Removes a property of its own. Returns false if it cannot be removed. */
  default boolean delete(Object key) {
    return false;
  }

  /** The names of its own properties. */
  List<String> ownNames();

  /** The names of its own properties that are data, as a loop over the object wants them. */
  default List<String> keys() {
    return ownNames();
  }

  /** The names of all properties, inherited ones last, for {@code dir}. */
  default List<String> allNames() {
    return ownNames();
  }

  /** The name of what it was constructed by: {@code Array}, {@code Map}, {@code Object}. */
  String className();

  /** The word in {@code [object …]} by which kinds of objects are told apart. */
  default String typeTag() {
    return className();
  }

  /** Whether its {@code typeof} is {@code function}. */
  default boolean isCallable() {
    return false;
  }

  /** Calls it with a {@code this}. */
  default @Nullable Object call(@Nullable Object self, @Nullable Object... arguments) {
    throw HostError.type(display() + " is not a function");
  }

  /** {@code new}. */
  default @Nullable Object construct(@Nullable Object... arguments) {
    throw HostError.type(display() + " is not a constructor");
  }

  /** What {@code JsProxy} shall offer for it, as bits of {@link Capability}. */
  default int capabilities() {
    return Capability.probe(this);
  }

  /** The object that makes two references the same; an adapter answers what it adapts. */
  default Object identity() {
    return this;
  }

  /** Its text: what {@code repr} of the proxy shows. */
  default String display() {
    return "[object " + typeTag() + "]";
  }
}
