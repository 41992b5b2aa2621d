package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessRunTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  @Test
  void keepsOutputStatusTimeAndMemory() {
    ProcessOutcome outcome = new ProcessRun(List.of(JAVA, "--version")).watchMemory(5).run();

    assertEquals(0, outcome.exitStatus(), outcome.complaint());
    assertTrue(outcome.lastLine().contains("VM"), outcome.lastLine());
    assertTrue(outcome.wallMillis() > 1, () -> outcome.wallMillis() + " ms");
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertTrue(outcome.peakKib() > 1024, () -> outcome.peakKib() + " KiB");
    }
  }

  @Test
  void aComplaintIsTheLastLineOfStandardError() {
    ProcessOutcome outcome = new ProcessRun(List.of(JAVA, "-XX:+NoSuchFlag")).run();

    assertEquals(1, outcome.exitStatus());
    assertTrue(outcome.complaint().startsWith("status 1, "), outcome.complaint());
  }

  @Test
  void aCommandThatIsNotThereIsNoException() {
    ProcessOutcome outcome = new ProcessRun(List.of("no-such-command-here")).run();

    assertEquals(-1, outcome.exitStatus());
    assertFalse(outcome.complaint().isEmpty());
  }
}
