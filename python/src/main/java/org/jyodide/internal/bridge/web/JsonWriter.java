package org.jyodide.internal.bridge.web;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code JSON.stringify}. */
final class JsonWriter {
  private final StringBuilder text = new StringBuilder();
  private final String indent;
  private final List<HostObject> open = new ArrayList<>();

  private JsonWriter(String indent) {
    this.indent = indent;
  }

  /** The text of a value; undefined for what has none. */
  static Object write(@Nullable Object value, String indent) {
    JsonWriter writer = new JsonWriter(indent);
    return writer.value(value) ? writer.text.toString() : Undefined.UNDEFINED;
  }

  /** Writes a value; false, and nothing, for what has no text. */
  private boolean value(@Nullable Object value) {
    if (value instanceof HostObject object) {
      return object(object);
    }
    if (value instanceof BigInteger) {
      throw HostError.type("Do not know how to serialize a BigInt");
    }
    if (value instanceof String string) {
      string(string);
    } else if (value instanceof Number number) {
      text.append(Double.isFinite(number.doubleValue()) ? HostValues.display(number) : "null");
    } else if (value == null || value instanceof Boolean) {
      text.append(value);
    } else {
      return false;
    }
    return true;
  }

  private boolean object(HostObject object) {
    Object toJson = object.get("toJSON");
    if (HostValues.isFunction(toJson)) {
      return value(HostValues.callWith(toJson, object, ""));
    }
    if (object.isCallable()) {
      return false;
    }
    if (open.contains(object)) {
      throw HostError.type("Converting circular structure to JSON");
    }
    open.add(object);
    if (object instanceof HostArray array) {
      array(array);
    } else {
      members(object);
    }
    open.remove(open.size() - 1);
    return true;
  }

  private void array(HostArray array) {
    text.append('[');
    for (int i = 0; i < array.length(); i++) {
      text.append(i == 0 ? "" : ",");
      newLine(open.size());
      if (!value(array.item(i))) {
        text.append("null");
      }
    }
    close(array.length() > 0, ']');
  }

  private void members(HostObject object) {
    text.append('{');
    boolean any = false;
    for (String key : object.keys()) {
      int begin = text.length();
      text.append(any ? "," : "");
      newLine(open.size());
      string(key);
      text.append(indent.isEmpty() ? ":" : ": ");
      if (value(object.get(key))) {
        any = true;
      } else {
        text.setLength(begin);
      }
    }
    close(any, '}');
  }

  private void close(boolean any, char bracket) {
    if (any) {
      newLine(open.size() - 1);
    }
    text.append(bracket);
  }

  private void newLine(int depth) {
    if (!indent.isEmpty()) {
      text.append('\n').append(indent.repeat(depth));
    }
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || isLoneSurrogate(string, i)) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  private static boolean isLoneSurrogate(String string, int at) {
    char c = string.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == string.length() || !Character.isLowSurrogate(string.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(string.charAt(at - 1)));
  }
}
