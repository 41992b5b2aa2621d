package org.jyodide.wasm.codegen;

/**
 * Which defined function is compiled into which class: neighbours together, as linkers put related
 * functions side by side. Depends on indices alone, so that it holds for a module without its code.
 */
final class ClassPlan {
  private static final int FUNCTIONS = 100;

  private final int functions;

  ClassPlan(int definedFunctions) {
    functions = definedFunctions;
  }

  /** The number of the class of a function, by its index among the defined ones. */
  int classOf(int definedIndex) {
    return definedIndex / FUNCTIONS;
  }

  /** The number of classes. */
  int classes() {
    return (functions + FUNCTIONS - 1) / FUNCTIONS;
  }

  /** The first defined function of a class. */
  int firstFunction(int classNumber) {
    return classNumber * FUNCTIONS;
  }

  /** The defined function behind the last of a class. */
  int endFunction(int classNumber) {
    return Math.min(functions, (classNumber + 1) * FUNCTIONS);
  }
}
