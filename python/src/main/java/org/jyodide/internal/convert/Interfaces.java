package org.jyodide.internal.convert;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NotConvertibleException;

/** Implements interfaces by Python objects. */
final class Interfaces {
  private final CApi api;
  private final Conversions conversions;

  Interfaces(CApi api, Conversions conversions) {
    this.api = api;
    this.conversions = conversions;
  }

  Converter converter(Type type) {
    Class<?> erased = GenericTypes.erase(type);
    if (erased.isSealed()) {
      return object -> {
        throw api.toJava()
            .mismatch(object, erased.getTypeName() + ", whose implementations are sealed,");
      };
    }
    Set<String> wanted = abstractNames(erased);
    InterfaceMethods methods = new InterfaceMethods(erased, new TypeArguments(type));
    return object -> implement(object, erased, wanted, methods);
  }

  /** The names of the methods that an implementation must have. */
  private static Set<String> abstractNames(Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers()) && !ObjectMethods.contains(method)) {
        names.add(method.getName());
      }
    }
    return names;
  }

  private Object implement(
      int object, Class<?> type, Set<String> wanted, InterfaceMethods methods) {
    Set<String> missing = new TreeSet<>();
    for (String name : wanted) {
      if (!PythonNames.has(api, object, name)) {
        missing.add(name);
      }
    }
    boolean callsObject = wanted.size() == 1 && !missing.isEmpty() && isCallable(object);
    if (!missing.isEmpty() && !callsObject) {
      throw api.toJava().mismatch(object, type.getTypeName() + " (" + wants(wanted, missing) + ")");
    }
    Shown shown = new Shown(conversions.reference(object), api, conversions);
    try {
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          new Class<?>[] {type},
          new InterfaceHandler(shown, methods, callsObject));
    } catch (IllegalArgumentException e) {
      throw new NotConvertibleException(
          type.getTypeName() + " cannot be implemented: " + e.getMessage());
    }
  }

  private boolean isCallable(int object) {
    return api.objects().isCallable(object);
  }

  private static String wants(Set<String> wanted, Set<String> missing) {
    String methods = "with " + String.join(", ", missing);
    return wanted.size() == 1 ? "a callable or an object " + methods : "an object " + methods;
  }
}
