package org.jyodide.wasm.codegen;

import java.util.Map;

/** Has the JVM verify generated classes, before a program runs into one that is wrong. */
final class ClassVerifier {
  private ClassVerifier() {}

  /**
   * Verifies classes whose function types are in the package of modules compiled at run time.
   *
   * @throws IllegalStateException if the JVM refuses one; the message names its method
   */
  static void verify(Map<String, byte[]> classes) {
    RuntimeClassLoader loader = new RuntimeClassLoader(classes);
    for (String name : classes.keySet()) {
      try {
        // Asking for the methods' types does not link a class; initializing it does.
        Class.forName(name.replace('/', '.'), true, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        throw new IllegalStateException("the JVM refuses the generated class " + name, e);
      }
    }
  }
}
