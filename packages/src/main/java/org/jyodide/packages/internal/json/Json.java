package org.jyodide.packages.internal.json;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * Reads a document.
   *
   * @param what names it in the error
   * @throws IllegalArgumentException if it is no JSON
   */
  public static JsonNode parse(byte[] document, String what) {
    try {
      return MAPPER.readTree(document);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(what + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
