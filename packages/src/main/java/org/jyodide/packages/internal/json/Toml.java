package org.jyodide.packages.internal.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads TOML, and writes texts as it wants them. */
public final class Toml {
  private static final TomlMapper MAPPER = TomlMapper.builder().build();

  private Toml() {}

  /**
   * Reads a document.
   *
   * @param what names it in the error
   * @throws IllegalArgumentException if it is no TOML
   */
  public static JsonNode parse(String document, String what) {
    try {
      return MAPPER.readTree(document);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(what + " is no TOML: " + e.getOriginalMessage(), e);
    }
  }

  /** A text in quotes. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7F) {
            quoted.append(String.format("\\u%04X", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
