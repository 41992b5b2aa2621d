package org.jyodide.wasm;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** A function type: parameters and results. Two types are the same if their lists are equal. */
public record FunctionType(List<ValueType> params, List<ValueType> results) {
  private static final ConcurrentMap<String, FunctionType> BY_SHORT_NAME =
      new ConcurrentHashMap<>();

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
    for (ValueType param : params) {
      parameters.add(param.carrier());
    }
    return MethodType.methodType(result, parameters);
  }

  /**
   * The type whose {@link #methodType} is given; of references {@code externref}.
   *
   * @throws IllegalArgumentException if it has a type that no value has
   */
  public static FunctionType of(MethodType type) {
    List<ValueType> params = type.parameterList().stream().map(FunctionType::valueType).toList();
    return new FunctionType(
        params,
        type.returnType() == void.class ? List.of() : List.of(valueType(type.returnType())));
  }

  private static ValueType valueType(Class<?> carrier) {
    for (ValueType type :
        List.of(ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64, ValueType.EXTERNREF)) {
      if (type.carrier() == carrier) {
        return type;
      }
    }
    throw new IllegalArgumentException("no value type is a " + carrier + " in Java");
  }

  /** A short name unique to the type, such as {@code iil_i}; legal inside a Java identifier. */
  public String shortName() {
    StringBuilder name = new StringBuilder();
    for (ValueType param : params) {
      name.append(param.letter());
    }
    name.append('_');
    for (ValueType result : results) {
      name.append(result.letter());
    }
    return name.toString();
  }

  /** The type whose {@link #shortName} is given. */
  public static FunctionType ofShortName(String name) {
    FunctionType known = BY_SHORT_NAME.get(name);
    if (known == null) {
      known = parse(name);
      BY_SHORT_NAME.put(name, known);
    }
    return known;
  }

  private static FunctionType parse(String name) {
    List<ValueType> params = new ArrayList<>();
    List<ValueType> results = new ArrayList<>();
    List<ValueType> list = params;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter == '_') {
        list = results;
      } else {
        list.add(ValueType.ofLetter(letter));
      }
    }
    return new FunctionType(params, results);
  }

  /** Enums have another hash in each JVM; so this one is by what does not change, and quick. */
  @Override
  public int hashCode() {
    int hash = results.size();
    for (int i = 0; i < params.size(); i++) {
      hash = 31 * hash + params.get(i).ordinal();
    }
    for (int i = 0; i < results.size(); i++) {
      hash = 37 * hash + results.get(i).ordinal();
    }
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FunctionType type
        && params.equals(type.params)
        && results.equals(type.results);
  }

  @Override
  public String toString() {
    return params + " -> " + results;
  }
}
