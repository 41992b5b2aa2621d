package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void readsWhatTheDriverPrints() {
    Map<String, Object> line =
        Json.readObject(
            "{\"program\": \"fib\", \"checksum\": \"a\\u00e9\\n\\\"\", \"times\": [1.5, 2e-1], \"ok\": true, \"o\": {}}");

    assertEquals("fib", line.get("program"));
    assertEquals("aé\n\"", line.get("checksum"));
    assertEquals(List.of(1.5, 0.2), line.get("times"));
    assertEquals(true, line.get("ok"));
    assertEquals(Map.of(), line.get("o"));
  }

  @Test
  void readsBackWhatItWrites() {
    Map<String, Object> value =
        Map.of(
            "text",
            "tab\t \"quoted\" \\ 漢",
            "list",
            List.of(1.0, 2.25),
            "object",
            Map.of("a", "b"));

    assertEquals(value, Json.readObject(Json.write(value)));
  }

  @Test
  void saysWhereItStopped() {
    Exception cut =
        assertThrows(IllegalArgumentException.class, () -> Json.readObject("{\"a\": [1,"));
    assertTrue(cut.toString().contains("at 9"), cut.toString());
    assertThrows(IllegalArgumentException.class, () -> Json.readObject("{} x"));
    assertThrows(IllegalArgumentException.class, () -> Json.readObject("{\"a\": \"\\u00"));
  }
}
