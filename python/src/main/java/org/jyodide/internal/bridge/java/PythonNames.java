package org.jyodide.internal.bridge.java;

import org.jyodide.internal.capi.Keywords;

/** Names of Java members that are keywords of Python: these get an underscore at their end. */
final class PythonNames {
  private PythonNames() {}

  static String toPython(String name) {
    return Keywords.contains(name) ? name + "_" : name;
  }

  static String toJava(String name) {
    return name.endsWith("_") && Keywords.contains(name.substring(0, name.length() - 1))
        ? name.substring(0, name.length() - 1)
        : name;
  }
}
