package org.jyodide.internal.capi;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts as {@code str} objects and back, lone surrogates included. */
public final class Strings {
  /** More than a program has; one that makes names up must not fill the memory. */
  private static final int MAXIMUM_NAMES = 10_000;

  private final CPython python;
  private final CFunction newUnicode;
  private final CFunction data;
  private final CFunction getLength;
  private final CFunction asUtf8AndSize;
  private final CFunction asUcs4;
  private final CFunction errClear;
  private final Map<String, Integer> names = new LinkedHashMap<>();

  /** For one CPython. */
  public Strings(CPython python) {
    this.python = python;
    newUnicode = python.function("PyUnicode_New");
    data = python.function("PyUnicode_Data");
    getLength = python.function("PyUnicode_GetLength");
    asUtf8AndSize = python.function("PyUnicode_AsUTF8AndSize");
    asUcs4 = python.function("PyUnicode_AsUCS4");
    errClear = python.function("PyErr_Clear");
  }

  /** The {@code str} of a name that may come again, a borrowed reference. */
  public int name(String name) {
    Integer known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() >= MAXIMUM_NAMES) {
      Iterator<Integer> eldest = names.values().iterator();
      python.decRef(eldest.next());
      eldest.remove();
    }
    int made = toPython(name);
    names.put(name, made);
    return made;
  }

  /** A new {@code str}: surrogate pairs become one character, lone surrogates stay. */
  public int toPython(CharSequence text) {
    int length = 0;
    int highest = 0;
    for (int i = 0; i < text.length(); length++) {
      int character = Character.codePointAt(text, i);
      highest = Math.max(highest, character);
      i += Character.charCount(character);
    }
    int string = python.check(newUnicode.call(length, highest));
    if (length > 0) {
      python.memory().write(data.call(string), encode(text, length, highest));
    }
    return string;
  }

  /** The characters in units as wide as CPython picks for the highest of them. */
  private static byte[] encode(CharSequence text, int length, int highest) {
    int width = highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
    byte[] units = new byte[Math.multiplyExact(length, width)];
    int at = 0;
    for (int i = 0; i < text.length(); ) {
      int character = Character.codePointAt(text, i);
      for (int shift = 0; shift < 8 * width; shift += 8) {
        units[at++] = (byte) (character >> shift);
      }
      i += Character.charCount(character);
    }
    return units;
  }

  /** The text of an object that is a {@code str}. */
  public String toJava(int string) {
    int mark = python.stackSave();
    int size = python.stackAlloc(4);
    try {
      int utf8 = asUtf8AndSize.call(string, size);
      if (utf8 != 0) {
        int length = python.memory().loadI32(size);
        return new String(python.memory().bytes(), utf8, length, StandardCharsets.UTF_8);
      }
    } finally {
      python.stackRestore(mark);
    }
    errClear.run(); // UTF-8 has no lone surrogates
    return fromUcs4(string);
  }

  private String fromUcs4(int string) {
    int length = getLength.call(string);
    int buffer = python.malloc(4 * length);
    try {
      python.check(asUcs4.call(string, buffer, length, 0));
      StringBuilder text = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        text.appendCodePoint(python.memory().loadI32(buffer + 4 * i));
      }
      return text.toString();
    } finally {
      python.free(buffer);
    }
  }
}
