package org.jyodide.internal.bridge.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReservedWordsTest {
  @Test
  void oneUnderscoreGoesAfterAKeyword() {
    assertEquals("from", ReservedWords.toProperty("from_"));
    assertEquals("from_", ReservedWords.toProperty("from__"));
    assertEquals("from", ReservedWords.toProperty("from"));
    assertEquals("form_", ReservedWords.toProperty("form_"));
    assertEquals("_", ReservedWords.toProperty("_"));
  }

  @Test
  void andComesBack() {
    assertEquals("from_", ReservedWords.toAttribute("from"));
    assertEquals("from__", ReservedWords.toAttribute("from_"));
    assertEquals("form_", ReservedWords.toAttribute("form_"));
  }
}
