package org.jyodide.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object read from JSON, asked for members that must be there and of one type. */
record JsonObject(Map<String, Object> members) {
  static JsonObject read(String text) {
    return new JsonObject(Json.readObject(text));
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return member(name, String.class);
  }

  double number(String name) {
    return member(name, Double.class);
  }

  List<Double> numbers(String name) {
    List<?> values = member(name, List.class);
    return values.stream().map(Double.class::cast).toList();
  }

  /** An object whose members are all strings, in its order. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<?, ?> object = member(name, Map.class);
    object.forEach((key, value) -> texts.put((String) key, (String) value));
    return texts;
  }

  private <T> T member(String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "JSON: a member " + name + " of " + type.getSimpleName() + " was wanted, got " + value);
    }
    return type.cast(value);
  }
}
