package org.jyodide.vfs.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseBytesTest {
  /** Random operations, compared with an array that does the same in the plainest way. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void behavesAsAnArray(long seed) {
    Random random = new Random(seed);
    byte[] start = new byte[random.nextInt(200_000)];
    random.nextBytes(start);
    MemoryQuota quota = MemoryQuota.ofBytes(1L << 30);
    SparseBytes bytes = new SparseBytes(quota, start);
    byte[] expected = start.clone();
    for (int step = 0; step < 300; step++) {
      int position = random.nextInt(300_000);
      switch (random.nextInt(4)) {
        case 0 -> {
          byte[] data = new byte[random.nextInt(100_000)];
          random.nextBytes(data);
          assertEquals(data.length, bytes.write(position, data, 0, data.length));
          if (data.length > 0) {
            expected = Arrays.copyOf(expected, Math.max(expected.length, position + data.length));
            System.arraycopy(data, 0, expected, position, data.length);
          }
        }
        case 1 -> {
          bytes.setSize(position);
          expected = Arrays.copyOf(expected, position);
        }
        case 2 -> {
          bytes.allocate(position, 5_000);
          expected = Arrays.copyOf(expected, Math.max(expected.length, position + 5_000));
        }
        default -> {
          byte[] part = new byte[random.nextInt(150_000)];
          Arrays.fill(part, (byte) 77);
          int count = bytes.read(position, part, 0, part.length);
          assertEquals(Math.max(0, Math.min(part.length, expected.length - position)), count);
          assertArrayEquals(
              Arrays.copyOfRange(
                  expected,
                  Math.min(position, expected.length),
                  Math.min(position, expected.length) + count),
              Arrays.copyOf(part, count),
              "seed " + seed + ", step " + step);
        }
      }
      assertEquals(expected.length, bytes.size());
    }
    byte[] all = new byte[expected.length];
    bytes.read(0, all, 0, all.length);
    assertArrayEquals(expected, all);
    bytes.free();
    assertEquals(0, quota.used());
  }
}
