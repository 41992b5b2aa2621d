package org.jyodide.emscripten;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class LocalZoneTest {
  @Test
  void everyZoneHasItsRules() {
    for (String id : TimeZone.getAvailableIDs()) {
      TimeZone zone = TimeZone.getTimeZone(id);
      assertEquals(zone.toZoneId().getRules(), LocalZone.of(zone).getRules(), id);
    }
  }

  @Test
  void allNamesOfUtcAreOne() {
    for (String id : Arrays.asList("UTC", "Etc/UTC", "Zulu")) {
      assertEquals(ZoneId.of("UTC"), LocalZone.of(TimeZone.getTimeZone(id)));
    }
    assertEquals(ZoneId.of("GMT"), LocalZone.of(TimeZone.getTimeZone("GMT")));
  }

  @Test
  void itIsThatOfTheJvm() {
    assertEquals(ZoneId.systemDefault().getRules(), LocalZone.get().getRules());
  }
}
