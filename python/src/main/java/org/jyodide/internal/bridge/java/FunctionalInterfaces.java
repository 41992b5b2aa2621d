package org.jyodide.internal.bridge.java;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Interfaces with one abstract method, and what in a class makes its objects functions. */
public final class FunctionalInterfaces {
  /** Those with a meaning of their own in Python. */
  private static final Set<Class<?>> OTHERS =
      Set.of(
          Iterable.class,
          Comparable.class,
          AutoCloseable.class,
          java.io.Closeable.class,
          java.io.Flushable.class,
          Readable.class);

  private static final ClassValue<Optional<Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private FunctionalInterfaces() {}

  /** Whether an interface has exactly one abstract method. */
  public static boolean isOne(Class<?> type) {
    return method(type).isPresent();
  }

  /** The one abstract method of an interface that has exactly one. */
  public static Optional<Method> method(Class<?> type) {
    return METHODS.get(type);
  }

  private static Optional<Method> find(Class<?> type) {
    if (!type.isInterface() || type.isAnnotation() || type.isSealed()) {
      return Optional.empty();
    }
    Method found = null;
    for (Method method : type.getMethods()) {
      if (!Modifier.isAbstract(method.getModifiers()) || isOfObject(method)) {
        continue;
      }
      if (found != null && !isSame(found, method)) {
        return Optional.empty();
      }
      if (found == null || found.getReturnType().isAssignableFrom(method.getReturnType())) {
        found = method;
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean isSame(Method a, Method b) {
    return a.getName().equals(b.getName()) && a.getParameterCount() == b.getParameterCount();
  }

  private static boolean isOfObject(Method method) {
    return switch (method.getName()) {
      case "equals" -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Object.class});
      case "hashCode", "toString" -> method.getParameterCount() == 0;
      default -> false;
    };
  }

  /**
   * The method that calling an object of a class means: that of the one functional interface it
   * implements. A class that implements several means the most special, or none.
   */
  public static Optional<Method> ofObject(Class<?> type) {
    boolean isLambda = type.isHidden() || type.isSynthetic();
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> parent : Supertypes.of(type)) {
      if (parent.isInterface()
          && !OTHERS.contains(parent)
          && (isLambda || parent.isAnnotationPresent(FunctionalInterface.class))
          && isOne(parent)) {
        found.add(parent);
      }
    }
    List<Class<?>> special =
        found.stream()
            .filter(a -> found.stream().noneMatch(b -> b != a && a.isAssignableFrom(b)))
            .toList();
    return special.size() == 1 ? method(special.get(0)) : Optional.empty();
  }
}
