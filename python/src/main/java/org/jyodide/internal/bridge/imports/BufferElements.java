package org.jyodide.internal.bridge.imports;

import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.HostError;

/**
 * The elements of a Python buffer, after its format string (that of {@code struct}).
 *
 * @param character the last character of the format
 * @param type how it is kept in a typed array
 * @param isBigEndian whether its bytes must be turned around
 */
public record BufferElements(char character, ElementType type, boolean isBigEndian) {
  /** Reads a format of one type, with or without a byte order. */
  public static BufferElements parse(String format) {
    if (format.isEmpty() || format.length() > 2) {
      throw HostError.error("Expected format string to have length <= 2, got '" + format + "'.");
    }
    char character = format.charAt(format.length() - 1);
    boolean bigEndian =
        switch (format.length() == 2 ? format.charAt(0) : '@') {
          case '!', '>' -> true;
          case '<', '@', '=' -> false;
          default ->
              throw HostError.error("Unrecognized alignment character " + format.charAt(0) + ".");
        };
    return new BufferElements(character, typeOf(character), bigEndian);
  }

  private static ElementType typeOf(char character) {
    return switch (character) {
      case 'b' -> ElementType.INT8;
      case 's', 'p', 'c', 'B', '?' -> ElementType.UINT8;
      case 'h' -> ElementType.INT16;
      case 'H' -> ElementType.UINT16;
      case 'i', 'l', 'n' -> ElementType.INT32;
      case 'I', 'L', 'N', 'P' -> ElementType.UINT32;
      case 'q' -> ElementType.BIG_INT64;
      case 'Q' -> ElementType.BIG_UINT64;
      case 'f' -> ElementType.FLOAT32;
      case 'd' -> ElementType.FLOAT64;
      case 'e' -> throw HostError.error("There is no typed array of 16-bit floats.");
      default -> throw HostError.error("Unrecognized format character '" + character + "'.");
    };
  }

  public boolean isText() {
    return character == 's';
  }

  public boolean isBoolean() {
    return character == '?';
  }
}
