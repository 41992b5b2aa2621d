package org.jyodide.internal.convert;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the type variables of a parameterized interface, and of those it extends, stand for. */
public final class TypeArguments {
  private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

  TypeArguments(Type type) {
    collect(type);
  }

  private void collect(Type type) {
    Class<?> erased = GenericTypes.erase(type);
    if (type instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] variables = erased.getTypeParameters();
      Type[] actual = parameterized.getActualTypeArguments();
      for (int i = 0; i < variables.length; i++) {
        arguments.putIfAbsent(variables[i], resolve(actual[i]));
      }
    }
    for (Type extended : erased.getGenericInterfaces()) {
      collect(extended);
    }
  }

  /** The type with its variables replaced. */
  Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      Type known = arguments.get(variable);
      return known == null ? GenericTypes.bound(variable) : known;
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] resolved =
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(this::resolve)
              .toArray(Type[]::new);
      return parameterized(GenericTypes.erase(parameterized), resolved);
    }
    if (type instanceof GenericArrayType array) {
      return GenericTypes.erase(resolve(array.getGenericComponentType())).arrayType();
    }
    return GenericTypes.bound(type);
  }

  /** A class with arguments. */
  public static ParameterizedType parameterized(Class<?> raw, Type... arguments) {
    return new Parameterized(raw, arguments);
  }

  private record Parameterized(Class<?> raw, Type[] arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.clone();
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Parameterized that
          && raw == that.raw
          && Arrays.equals(arguments, that.arguments);
    }

    @Override
    public int hashCode() {
      return 31 * raw.hashCode() + Arrays.hashCode(arguments);
    }
  }
}
