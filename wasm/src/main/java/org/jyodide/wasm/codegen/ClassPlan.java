package org.jyodide.wasm.codegen;

import java.util.ArrayList;
import java.util.List;

/**
 * Which defined function is compiled into which class: those of the start first, in their order; of
 * the others neighbours together, as linkers put related functions side by side. Depends on indices
 * alone, so that it holds for a module without its code.
 */
final class ClassPlan {
  private static final int FUNCTIONS = 100;

  private final StartFunctions first;
  private final int imported;
  private final int firstClasses;

  /** For each defined function its place among the first, counted from 1, or 0. */
  private final int[] places;

  ClassPlan(int importedFunctions, int definedFunctions, StartFunctions first) {
    this.first = first;
    imported = importedFunctions;
    firstClasses = classes(first.count());
    places = new int[definedFunctions];
    for (int i = 0; i < first.count(); i++) {
      places[first.get(i) - imported] = i + 1;
    }
  }

  private static int classes(int functions) {
    return (functions + FUNCTIONS - 1) / FUNCTIONS;
  }

  /** The number of the class of a function, by its index among the defined ones. */
  int classOf(int definedIndex) {
    int place = places[definedIndex];
    return place > 0 ? (place - 1) / FUNCTIONS : firstClasses + definedIndex / FUNCTIONS;
  }

  /** The number of classes. */
  int classes() {
    return firstClasses + classes(places.length);
  }

  /** The functions of a class, by their indices among the defined ones; there may be none. */
  List<Integer> functions(int classNumber) {
    List<Integer> functions = new ArrayList<>();
    int number = classNumber < firstClasses ? classNumber : classNumber - firstClasses;
    int end = (number + 1) * FUNCTIONS;
    if (classNumber < firstClasses) {
      for (int i = number * FUNCTIONS; i < Math.min(end, first.count()); i++) {
        functions.add(first.get(i) - imported);
      }
    } else {
      for (int i = number * FUNCTIONS; i < Math.min(end, places.length); i++) {
        if (places[i] == 0) {
          functions.add(i);
        }
      }
    }
    return functions;
  }
}
