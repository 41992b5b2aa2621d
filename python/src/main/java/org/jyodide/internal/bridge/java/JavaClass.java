package org.jyodide.internal.bridge.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a class that Python may use, and the ones it may not, by name. */
public final class JavaClass {
  private final Class<?> type;
  private final Grants grants;
  private final boolean granted;
  private final Map<String, MethodGroup> methods = new TreeMap<>();
  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final Map<String, Class<?>> nested = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final @Nullable MethodGroup constructors;

  /** Looks through a class. */
  public JavaClass(Class<?> type, Grants grants) {
    this.type = type;
    this.grants = grants;
    granted = grants.allows(type);
    collectMethods();
    collectFields();
    if (granted) {
      for (Class<?> inner : publicClasses(type)) {
        if (grants.allows(inner)) {
          nested.put(inner.getSimpleName(), inner);
        }
      }
    }
    constructors = collectConstructors();
    collectProperties();
    for (Map.Entry<String, String> entry : List.copyOf(refused.entrySet())) {
      String property = propertyName(entry.getKey(), boolean.class);
      if (property != null && !entry.getKey().equals("getClass")) {
        refused.putIfAbsent(property, entry.getValue());
      }
    }
    methods.keySet().forEach(refused::remove);
    properties.keySet().forEach(refused::remove);
  }

  private static Class<?>[] publicClasses(Class<?> type) {
    try {
      return type.getClasses();
    } catch (LinkageError e) {
      return new Class<?>[0];
    }
  }

  /** The class. */
  public Class<?> type() {
    return type;
  }

  /** Whether the class itself is granted. */
  public boolean isGranted() {
    return granted;
  }

  /** The methods by name, without those that properties stand for. */
  public Map<String, MethodGroup> methods() {
    return methods;
  }

  /** Fields and bean properties by name. */
  public Map<String, Property> properties() {
    return properties;
  }

  /** The public classes in it. */
  public Map<String, Class<?>> nested() {
    return nested;
  }

  /** The names of public members that are not granted, each with the reason. */
  public Map<String, String> refused() {
    return refused;
  }

  /** Why Python may not use a public member; empty if there is none of that name. */
  String refusal(String name) {
    String reason = refused.get(name);
    if (reason != null) {
      return reason;
    }
    if (!granted) {
      return grants.refusal(type);
    }
    for (Class<?> inner : publicClasses(type)) {
      if (inner.getSimpleName().equals(name)) {
        return grants.refusal(inner);
      }
    }
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        return grants.refusal(type, method);
      }
    }
    return "";
  }

  /** The constructors; null if there is none that Python may call. */
  public @Nullable MethodGroup constructors() {
    return constructors;
  }

  private void collectMethods() {
    Set<String> seen = new HashSet<>();
    List<Class<?>> roots = new ArrayList<>();
    if (granted) {
      roots.add(type);
    } else {
      roots.addAll(Supertypes.of(type));
    }
    for (Class<?> root : roots) {
      for (Method method : root.getMethods()) {
        boolean ownStatic = !Modifier.isStatic(method.getModifiers()) || root == type;
        if ((method.isBridge() && !isForwarder(method)) || !ownStatic) {
          continue;
        }
        if (grants.allows(root, method)) {
          addMethod(method, seen);
        } else {
          refused.putIfAbsent(method.getName(), grants.refusal(type, method));
        }
      }
    }
  }

  /** Whether javac made the method because a superclass that is not public declares it. */
  private static boolean isForwarder(Method method) {
    Class<?> owner = method.getDeclaringClass();
    try {
      if (!owner.getMethod(method.getName(), method.getParameterTypes()).isBridge()) {
        return false;
      }
    } catch (NoSuchMethodException e) {
      return false;
    }
    Class<?> parent = owner.getSuperclass();
    while (parent != null && !Modifier.isPublic(parent.getModifiers())) {
      for (Method candidate : parent.getDeclaredMethods()) {
        if (!candidate.isBridge()
            && candidate.getName().equals(method.getName())
            && candidate.getReturnType() == method.getReturnType()
            && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())) {
          return true;
        }
      }
      parent = parent.getSuperclass();
    }
    return false;
  }

  private void addMethod(Method method, Set<String> seen) {
    String signature = method.getName() + java.util.Arrays.toString(method.getParameterTypes());
    if (seen.contains(signature)) {
      return;
    }
    Method accessible = accessible(method);
    if (accessible == null) {
      return;
    }
    seen.add(signature);
    methods
        .computeIfAbsent(method.getName(), name -> new MethodGroup(type, name))
        .add(new Overload(accessible));
  }

  /** The method as a public class declares it, so that it can be called. */
  private @Nullable Method accessible(Method method) {
    Class<?> owner = method.getDeclaringClass();
    if (isReachable(owner) && new Overload(method).isAccessible()) {
      return method;
    }
    if (Modifier.isStatic(method.getModifiers())) {
      return new Overload(method).isAccessible() ? method : null;
    }
    for (Class<?> parent : Supertypes.of(type)) {
      if (isReachable(parent)) {
        try {
          Method declared = parent.getMethod(method.getName(), method.getParameterTypes());
          if (isReachable(declared.getDeclaringClass())) {
            return declared;
          }
        } catch (NoSuchMethodException e) {
          // The next one may have it.
        }
      }
    }
    return new Overload(method).isAccessible() ? method : null;
  }

  private static boolean isReachable(Class<?> owner) {
    return Modifier.isPublic(owner.getModifiers())
        && owner.getModule().isExported(owner.getPackageName());
  }

  private void collectFields() {
    for (Field field : type.getFields()) {
      if (grants.allows(type, field)) {
        if (isReachable(field.getDeclaringClass()) || field.trySetAccessible()) {
          properties.putIfAbsent(field.getName(), Property.ofField(field));
        }
      } else {
        refused.putIfAbsent(field.getName(), grants.refusal(type, field));
      }
    }
  }

  private @Nullable MethodGroup collectConstructors() {
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type.isEnum()) {
      return null;
    }
    MethodGroup group = new MethodGroup(type, "<init>");
    for (Constructor<?> constructor : type.getConstructors()) {
      if (grants.allows(type, constructor)) {
        Overload overload = new Overload(constructor);
        if (overload.isAccessible()) {
          group.add(overload);
        }
      }
    }
    return group.overloads().isEmpty() ? null : group;
  }

  private void collectProperties() {
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        MethodGroup group = methods.get(component.getName());
        Overload getter = group == null ? null : withoutParameters(group);
        if (group != null && getter != null) {
          properties.put(component.getName(), Property.ofGetter(component.getName(), getter));
          if (group.overloads().size() == 1) {
            methods.remove(component.getName());
          }
        }
      }
    }
    for (MethodGroup group : List.copyOf(methods.values())) {
      Overload getter = withoutParameters(group);
      if (getter != null && !getter.isStatic() && !getter.isVoid()) {
        String name = propertyName(group.name(), getter.result());
        if (name != null && !methods.containsKey(name) && !properties.containsKey(name)) {
          Property property = Property.ofGetter(name, getter);
          MethodGroup setter = methods.get("set" + capitalize(name));
          if (setter != null && !setter.isStatic()) {
            property.setSetter(setter);
          }
          properties.put(name, property);
        }
      }
    }
  }

  private static @Nullable Overload withoutParameters(MethodGroup group) {
    for (Overload overload : group.overloads()) {
      if (overload.arity() == 0) {
        return overload;
      }
    }
    return null;
  }

  private static @Nullable String propertyName(String method, Class<?> result) {
    if (method.length() > 3 && method.startsWith("get")) {
      return decapitalize(method.substring(3));
    }
    boolean isBoolean = result == boolean.class || result == Boolean.class;
    if (isBoolean && method.length() > 2 && method.startsWith("is")) {
      return decapitalize(method.substring(2));
    }
    return null;
  }

  /** As the Java Beans specification says: {@code URL} stays, {@code Url} becomes {@code url}. */
  private static @Nullable String decapitalize(String name) {
    char first = name.charAt(0);
    if (!Character.isUpperCase(first)) {
      return null;
    }
    if (name.length() > 1 && Character.isUpperCase(name.charAt(1))) {
      return name;
    }
    return Character.toLowerCase(first) + name.substring(1);
  }

  private static String capitalize(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
