package org.jyodide.internal.bridge.java;

import java.lang.reflect.Modifier;
import java.util.Set;

/** What the Python type of a Java class is called, and how it is described. */
final class ClassNames {
  /** Interfaces that say nothing about what an object is for. */
  private static final Set<Class<?>> MARKERS =
      Set.of(java.io.Serializable.class, Cloneable.class, java.util.RandomAccess.class);

  private ClassNames() {}

  static String moduleName(Class<?> type) {
    return type.getPackageName().isEmpty() ? "<unnamed>" : type.getPackageName();
  }

  static String name(Class<?> type) {
    String simple = shown(type).getSimpleName();
    return simple.isEmpty() ? localName(type) : simple;
  }

  /** The name within its package, dots between nested classes. */
  static String qualifiedName(Class<?> type) {
    return localName(shown(type));
  }

  /** A class of the JDK that is not public is shown as the interface it implements. */
  private static Class<?> shown(Class<?> type) {
    if (Modifier.isPublic(type.getModifiers()) || type.isHidden() || !SensitiveApi.isJdk(type)) {
      return type;
    }
    for (Class<?> parent : Supertypes.of(type)) {
      if (parent.isInterface()
          && Modifier.isPublic(parent.getModifiers())
          && !MARKERS.contains(parent)) {
        return parent;
      }
    }
    return type;
  }

  private static String localName(Class<?> type) {
    if (type.isHidden()) {
      Class<?>[] interfaces = type.getInterfaces();
      return interfaces.length == 0 ? "lambda" : interfaces[0].getSimpleName() + " lambda";
    }
    String full = type.isArray() ? type.getTypeName() : type.getName();
    String home = type.getPackageName();
    String local =
        !home.isEmpty() && full.startsWith(home + ".") ? full.substring(home.length() + 1) : full;
    return local.replace('$', '.');
  }

  static String documentation(JavaClass javaClass) {
    Class<?> type = javaClass.type();
    StringBuilder text = new StringBuilder();
    text.append(kind(type)).append(' ').append(type.getTypeName());
    if (!javaClass.isGranted()) {
      text.append("\n\nIts own members are not granted to Python.");
    }
    MethodGroup constructors = javaClass.constructors();
    if (constructors != null) {
      text.append("\n\n").append(constructors.documentation());
    }
    return text.toString();
  }

  static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isRecord()) {
      return "record";
    }
    return type.isEnum() ? "enum" : type.isArray() ? "array" : "class";
  }
}
