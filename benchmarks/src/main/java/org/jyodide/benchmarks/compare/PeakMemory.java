package org.jyodide.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The most resident memory of a process or one of its children, by the high-water mark that Linux
 * keeps ({@code VmHWM}). The mark ends with the process, so it is read now and then before. On
 * other systems it stays 0.
 */
final class PeakMemory {
  private final Process process;
  private long peakKib;

  PeakMemory(Process process) {
    this.process = process;
  }

  /** Reads the marks. May be called from any thread. */
  synchronized void look() {
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(handle -> peakKib = Math.max(peakKib, highWaterMark(handle.pid())));
  }

  synchronized long peakKib() {
    return peakKib;
  }

  private static long highWaterMark(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      // The process has ended, or this is not Linux.
      return 0;
    }
  }
}
