package org.jyodide.internal.bridge.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.HostError;

class BufferElementsTest {
  @Test
  void formatsWithAndWithoutByteOrder() {
    assertEquals(ElementType.INT32, BufferElements.parse("l").type());
    assertFalse(BufferElements.parse("<d").isBigEndian());
    assertTrue(BufferElements.parse(">d").isBigEndian());
    assertTrue(BufferElements.parse("?").isBoolean());
    assertTrue(BufferElements.parse("s").isText());
  }

  @Test
  void otherFormatsAreRefused() {
    assertThrows(HostError.class, () -> BufferElements.parse("T{i:a:}"));
    assertThrows(HostError.class, () -> BufferElements.parse(""));
    assertThrows(HostError.class, () -> BufferElements.parse("xd"));
    assertThrows(HostError.class, () -> BufferElements.parse("e"));
  }
}
