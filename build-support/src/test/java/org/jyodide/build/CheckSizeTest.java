package org.jyodide.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckSizeTest {
  @TempDir Path temporary;

  @Test
  void sizeOverTheLimitIsAFailure() throws Exception {
    Path file = Files.write(temporary.resolve("big.jar"), new byte[(2 << 20) + 1]);
    CheckSize.check(file, 3);
    BuildFailure failure = assertThrows(BuildFailure.class, () -> CheckSize.check(file, 2));
    assertEquals(
        "big.jar has 2.0 MiB, 2 are allowed; find what grew with 'unzip -lv'",
        failure.getMessage());
  }
}
