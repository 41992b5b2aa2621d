package org.jyodide.internal.convert;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Questions about {@link Type}s. */
final class GenericTypes {
  private GenericTypes() {}

  /** The class of a type. */
  static Class<?> erase(Type type) {
    if (type instanceof Class<?> found) {
      return found;
    }
    if (type instanceof ParameterizedType parameterized) {
      return erase(parameterized.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(erase(array.getGenericComponentType()), 0).getClass();
    }
    return erase(bound(type));
  }

  /** A type that is no variable and no wildcard. */
  static Type bound(Type type) {
    if (type instanceof WildcardType wildcard) {
      return bound(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof TypeVariable<?> variable) {
      Type bound = variable.getBounds()[0];
      // A bound such as Comparable<T> names the variable again.
      return erase(bound);
    }
    return type;
  }

  /** An argument of a parameterized type; {@code Object} if it has none. */
  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
        ? bound(parameterized.getActualTypeArguments()[index])
        : Object.class;
  }

  /** The type of the elements of an array. */
  static Type component(Type array) {
    if (array instanceof GenericArrayType generic) {
      return generic.getGenericComponentType();
    }
    return ((Class<?>) array).getComponentType();
  }
}
