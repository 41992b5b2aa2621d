package org.jyodide.internal.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an interpreter has of Java, all of it by name: nothing in it is an object of Java.
 * Immutable.
 *
 * @param functions the slots of host functions in the function table, by key
 * @param types the addresses of the Python types that the host has defined, by name; empty if
 *     Python has not used Java yet
 * @param properties the keys of static properties and refused attributes, by number
 * @param classes the Java classes that have a Python type
 * @param objects the Java objects that Python holds
 */
public record JavaImage(
    Map<String, Integer> functions,
    Map<String, Integer> types,
    List<String> properties,
    List<ClassImage> classes,
    List<ObjectImage> objects) {
  /** An image; copies the collections. */
  public JavaImage {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    types = Map.copyOf(types);
    properties = List.copyOf(properties);
    classes = List.copyOf(classes);
    objects = List.copyOf(objects);
  }

  /** Whether Python has used Java. */
  public boolean isStarted() {
    return !types.isEmpty();
  }

  /**
   * A Java class.
   *
   * @param id what the keys of its members have
   * @param name its binary name
   * @param variant the built-in exception that this Python type has besides those of the type of
   *     its class; empty for the type of the class itself
   * @param address that of the Python type
   * @param isThrowable whether it is one of exceptions
   * @param isNamed whether a class loader finds it by its name
   */
  public record ClassImage(
      String id, String name, String variant, int address, boolean isThrowable, boolean isNamed) {}

  /**
   * A Java object that can be named: a constant of an enum, or a class.
   *
   * @param handle the number that the Python object has
   * @param address that of the Python object
   * @param className the binary name of the class
   * @param constant the name of the constant; empty for the class itself
   */
  public record ObjectImage(int handle, int address, String className, String constant) {}
}
