package org.jyodide.internal.bridge.java;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.AccessDeniedException;
import org.jyodide.internal.extension.PythonErrorException;

/**
 * What finds a Java object again in any JVM.
 *
 * @param className the binary name of a class
 * @param constant the name of a constant of this enum; empty for the class itself
 */
record NamedObject(String className, String constant) {
  /** The name of an object, if it can have one. */
  static Optional<NamedObject> of(Object object) {
    Class<?> type = typeOf(object);
    if (type == null) {
      return Optional.empty();
    }
    String constant = object instanceof Enum<?> value ? value.name() : "";
    return Optional.of(new NamedObject(type.getName(), constant));
  }

  /** The name of an object, if it is enough to find it. */
  static Optional<NamedObject> of(Object object, ClassFinder finder) {
    Class<?> type = typeOf(object);
    return type != null && finder.isNamed(type) ? of(object) : Optional.empty();
  }

  private static @Nullable Class<?> typeOf(Object object) {
    if (object instanceof Enum<?> constant) {
      return constant.getDeclaringClass();
    }
    return object instanceof Class<?> type ? type : null;
  }

  /** The object. */
  Object find(ClassFinder finder, Grants grants) {
    Class<?> type = finder.load(className);
    if (type == null) {
      throw missing("the class path of this JVM has no such class; add it there");
    }
    Object found = constant.isEmpty() ? type : constantOf(type);
    if (!grants.mayPass(found.getClass())) {
      throw new AccessDeniedException(grants.refusal(found.getClass()));
    }
    return found;
  }

  private Object constantOf(Class<?> type) {
    if (type.isEnum()) {
      for (Object each : type.getEnumConstants()) {
        if (((Enum<?>) each).name().equals(constant)) {
          return each;
        }
      }
    }
    throw missing("the class on the class path of this JVM has no such constant");
  }

  private PythonErrorException missing(String why) {
    return new PythonErrorException(
        "ImportError",
        (constant.isEmpty()
                ? "the Java class " + className
                : "the constant " + constant + " of the Java class " + className)
            + " is in the snapshot that this interpreter was made from, and "
            + why);
  }
}
