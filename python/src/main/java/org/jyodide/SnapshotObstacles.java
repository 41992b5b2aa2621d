package org.jyodide;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jyodide.internal.boot.PythonProcess;
import org.jyodide.internal.thread.InterpreterThread;

/**
 * What keeps an interpreter from being frozen. What only garbage holds does not: that of Python,
 * and that of Java, such as a {@code PyObject} that nobody has closed.
 */
final class SnapshotObstacles {
  private static final int ROUNDS = 10;
  private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private SnapshotObstacles() {}

  /** Those of an interpreter; on its thread, while nothing runs. */
  static List<String> of(PythonProcess running, InterpreterThread thread) {
    List<String> obstacles = running.obstacles();
    for (int round = 0; round < ROUNDS && !obstacles.isEmpty(); round++) {
      if (round == 1) {
        System.gc();
      }
      if (round > 0) {
        // The JVM tells what has become garbage a little later.
        LockSupport.parkNanos(ROUND_NANOS);
      }
      thread.runPosts();
      running.collectGarbage();
      obstacles = running.obstacles();
    }
    return obstacles;
  }
}
