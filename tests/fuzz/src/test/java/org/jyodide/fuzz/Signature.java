package org.jyodide.fuzz;

import java.util.List;

/** The type of a function, a block or (without results) a tag. */
record Signature(List<ValueType> parameters, List<ValueType> results) {
  /** Whether functions can be called from outside: JavaScript has no vectors. */
  boolean isExported() {
    return ValueType.NUMBERS.containsAll(parameters) && ValueType.NUMBERS.containsAll(results);
  }

  Signature withoutVectors() {
    return new Signature(withoutVectors(parameters), withoutVectors(results));
  }

  private static List<ValueType> withoutVectors(List<ValueType> types) {
    return types.stream().filter(ValueType.NUMBERS::contains).toList();
  }
}
