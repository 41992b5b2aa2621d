package org.jyodide.internal.bridge.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of a boolean, number, string or symbol as an object. */
record Primitive(Object value) implements HostObject {
  @Override
  public @Nullable Object get(Object key) {
    if (key.equals("toString")) {
      return new FunctionObject("toString", (self, arguments) -> HostValues.display(value));
    }
    if (value instanceof String string) {
      if (key.equals("length")) {
        return string.length();
      }
      int index = HostArray.index(key);
      if (index >= 0 && index < string.length()) {
        return String.valueOf(string.charAt(index));
      }
    }
    return Undefined.UNDEFINED;
  }

  @Override
  public boolean has(Object key) {
    return get(key) != Undefined.UNDEFINED;
  }

  @Override
  public List<String> ownNames() {
    return value instanceof String ? List.of("length") : List.of();
  }

  @Override
  public List<String> keys() {
    return List.of();
  }

  @Override
  public String className() {
    return switch (HostValues.typeOf(value)) {
      case "string" -> "String";
      case "number" -> "Number";
      case "bigint" -> "BigInt";
      case "boolean" -> "Boolean";
      default -> "Symbol";
    };
  }

  @Override
  public int capabilities() {
    return value instanceof String ? Capability.HAS_LENGTH : 0;
  }

  @Override
  public String display() {
    return HostValues.display(value);
  }
}
