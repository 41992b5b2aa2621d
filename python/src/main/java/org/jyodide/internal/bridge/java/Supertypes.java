package org.jyodide.internal.bridge.java;

import java.util.LinkedHashSet;
import java.util.Set;

/** The classes and interfaces of which an object of a class is an instance. */
public final class Supertypes {
  private Supertypes() {}

  /** The class itself, its superclasses, then interfaces; {@code Object} last. */
  public static Set<Class<?>> of(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      all.add(c);
    }
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      addInterfaces(c, all);
    }
    all.add(Object.class);
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
    for (Class<?> parent : type.getInterfaces()) {
      if (all.add(parent)) {
        addInterfaces(parent, all);
      }
    }
  }
}
