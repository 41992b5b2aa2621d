package org.jyodide.wasm;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/** A function type: parameters and results. Two types are the same if their lists are equal. */
public record FunctionType(List<ValueType> params, List<ValueType> results) {
  public FunctionType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  /**
   * The JVM type of a function of this type. More than one result is returned as {@code Object[]}
   * of boxed values.
   */
  public MethodType methodType() {
    Class<?> result =
        switch (results.size()) {
          case 0 -> void.class;
          case 1 -> results.get(0).carrier();
          default -> Object[].class;
        };
    List<Class<?>> parameters = new ArrayList<>();
    params.forEach(p -> parameters.add(p.carrier()));
    return MethodType.methodType(result, parameters);
  }

  /** A short name unique to the type, such as {@code iil_i}; legal inside a Java identifier. */
  public String shortName() {
    StringBuilder name = new StringBuilder();
    params.forEach(p -> name.append(p.letter()));
    name.append('_');
    results.forEach(r -> name.append(r.letter()));
    return name.toString();
  }

  @Override
  public String toString() {
    return params + " -> " + results;
  }
}
