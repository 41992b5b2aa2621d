package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Forks that are made, used and closed one after the other leave nothing behind. {@code
 * -Djyodide.test.forks=10000} makes it a long test; without, there are enough to see one class or
 * thread a fork.
 */
class ForkLeakTest {
  private static final int FORKS = Integer.getInteger("jyodide.test.forks", 150);
  private static final int WARM_UP = 50;

  /** Bytes of heap that are no growth: the JVM's own, and less than the memory of one fork. */
  private static final long TOLERANCE = 24 << 20;

  private record Usage(long heap, int threads, long files, int classes) {
    static Usage now() throws IOException {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
      return new Usage(
          runtime.totalMemory() - runtime.freeMemory(),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          openFiles(),
          classes.getLoadedClassCount());
    }

    private static long openFiles() throws IOException {
      Path directory = Path.of("/proc/self/fd");
      if (!Files.isDirectory(directory)) {
        return 0;
      }
      try (Stream<Path> files = Files.list(directory)) {
        return files.count();
      }
    }
  }

  @Test
  void forksInARowLeaveNothing() throws IOException {
    try (Interpreter python = Interpreter.create();
        Snapshot snapshot = python.snapshot()) {
      use(snapshot, WARM_UP);
      Usage before = Usage.now();
      use(snapshot, FORKS);
      Usage after = Usage.now();
      for (int i = 0; i < 50 && after.heap() > before.heap() + TOLERANCE; i++) {
        after = Usage.now();
      }
      String usage = "from " + before + " to " + after;
      assertTrue(after.heap() <= before.heap() + TOLERANCE, usage);
      // The JVM starts a thread now and then, and writes classes for handles that are called often.
      assertTrue(after.threads() <= before.threads() + 3, usage);
      assertTrue(after.files() <= before.files() + 3, usage);
      assertTrue(after.classes() <= before.classes() + FORKS * 3 / 4, usage);
    }
  }

  private static void use(Snapshot snapshot, int forks) {
    for (int i = 0; i < forks; i++) {
      try (Interpreter fork = snapshot.fork()) {
        fork.exec(
            """
            import json, os
            with open("/tmp/left", "w") as file:
                json.dump({"a": [1, 2.5]}, file)
            class Cycle: pass
            cycle = Cycle()
            cycle.itself = cycle
            """);
        assertEquals("{\"a\": [1, 2.5]}", fork.eval("open('/tmp/left').read()").asString());
      }
    }
  }
}
