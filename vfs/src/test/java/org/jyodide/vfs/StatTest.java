package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatTest {
  @Test
  void splitsTimesAlsoBefore1970() {
    long time = Stat.time(-2, 500_000_000);
    assertEquals(-2, Stat.seconds(time));
    assertEquals(500_000_000, Stat.nanos(time));
    assertEquals(-1_500_000_000, time);
    assertEquals(1_700_000_000, Stat.seconds(Stat.time(1_700_000_000, 7)));
  }

  @Test
  void clampsFarTimes() {
    assertTrue(Stat.time(Long.MAX_VALUE, 999_999_999) > 0);
    assertTrue(Stat.time(Long.MIN_VALUE, 0) < 0);
    assertTrue(Stat.time(Long.MIN_VALUE, 0) != InodeAttributes.OMIT);
  }

  @Test
  void countsBlocksOf512Bytes() {
    Stat stat = new Stat(1, 2, 0x81A4, 1, 0, 0, 0, 1025, 0, 0, 0, 1025);
    assertEquals(3, stat.blocks());
    assertEquals(FileType.REGULAR, stat.type());
    assertEquals(8, stat.type().directoryEntryType());
  }
}
