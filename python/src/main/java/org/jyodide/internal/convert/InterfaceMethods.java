package org.jyodide.internal.convert;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known about the methods of one interface that Python implements. */
final class InterfaceMethods {
  private final Class<?> type;
  private final TypeArguments arguments;
  private final Map<Method, MethodHandle> bodies = new ConcurrentHashMap<>();
  private final Map<Method, Type> results = new ConcurrentHashMap<>();

  InterfaceMethods(Class<?> type, TypeArguments arguments) {
    this.type = type;
    this.arguments = arguments;
  }

  /** Calls the interface's own body of a method. */
  @Nullable Object invokeDefault(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (Modifier.isPublic(method.getDeclaringClass().getModifiers())) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return bodies
        .computeIfAbsent(method, InterfaceMethods::body)
        .bindTo(proxy)
        .invokeWithArguments(arguments == null ? List.of() : Arrays.asList(arguments));
  }

  /** The body of a method of an interface that only its package sees. */
  private static MethodHandle body(Method method) {
    Class<?> declaring = method.getDeclaringClass();
    try {
      return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
          .unreflectSpecial(method, declaring);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "the default method "
              + method
              + " cannot be called by "
              + InterfaceMethods.class.getModule()
              + "; open its package to it",
          e);
    }
  }

  Class<?> type() {
    return type;
  }

  /** What the interface's arguments make of the result type. */
  Type result(Method method) {
    return results.computeIfAbsent(method, m -> arguments.resolve(m.getGenericReturnType()));
  }
}
