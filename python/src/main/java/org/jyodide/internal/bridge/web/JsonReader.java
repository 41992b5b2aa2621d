package org.jyodide.internal.bridge.web;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.PlainObject;

/** {@code JSON.parse}. */
final class JsonReader {
  private static final int MAXIMUM_DEPTH = 2_000;

  private final String text;
  private int at;
  private int depth;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object read() {
    Object value = value();
    skipSpace();
    if (at < text.length()) {
      throw unexpected();
    }
    return value;
  }

  private HostError unexpected() {
    return at >= text.length()
        ? new HostError("SyntaxError", "Unexpected end of JSON input")
        : new HostError(
            "SyntaxError", "Unexpected token '" + text.charAt(at) + "' in JSON at position " + at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    skipSpace();
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void take(char wanted) {
    if (peek() != wanted) {
      throw unexpected();
    }
    at++;
  }

  private boolean takes(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private @Nullable Object value() {
    if (++depth > MAXIMUM_DEPTH) {
      throw HostError.range("JSON is nested deeper than " + MAXIMUM_DEPTH);
    }
    try {
      return switch (peek()) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> number();
      };
    } finally {
      depth--;
    }
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private PlainObject object() {
    PlainObject object = new PlainObject();
    take('{');
    if (takes('}')) {
      return object;
    }
    do {
      if (peek() != '"') {
        throw unexpected();
      }
      String key = string();
      take(':');
      object.set(key, value());
    } while (takes(','));
    take('}');
    return object;
  }

  private HostArray array() {
    HostArray array = new HostArray();
    take('[');
    if (takes(']')) {
      return array;
    }
    do {
      array.add(value());
    } while (takes(','));
    take(']');
    return array;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) >= ' ') {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return string.toString();
      }
      if (c == '\\') {
        at++;
        c = escape();
      }
      string.append(c);
      at++;
    }
    throw unexpected();
  }

  private char escape() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return switch (text.charAt(at)) {
      case '"', '\\', '/' -> text.charAt(at);
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw unexpected();
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw unexpected();
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private Number number() {
    int begin = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    int first = at;
    digits();
    if (text.charAt(first) == '0' && at > first + 1) {
      at = first + 1;
      throw unexpected();
    }
    boolean integer = true;
    if (at < text.length() && text.charAt(at) == '.') {
      integer = false;
      at++;
      digits();
    }
    if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
      integer = false;
      at++;
      if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      digits();
    }
    String literal = text.substring(begin, at);
    if (integer && literal.length() <= 15) {
      long value = Long.parseLong(literal);
      return (int) value == value ? (Number) (int) value : (Number) value;
    }
    return Double.valueOf(literal);
  }

  private void digits() {
    int begin = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == begin) {
      throw unexpected();
    }
  }
}
