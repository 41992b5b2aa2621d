package org.jyodide.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that a session writes as it goes: a header, then a line for each measurement. Whatever
 * ends the session, what was measured is kept.
 */
final class SessionLog {
  private final Path file;

  SessionLog(Path file) {
    this.file = file;
  }

  /** Begins a new log, over the one that may be there. */
  void begin(SessionHeader header) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, header.toJson() + "\n");
  }

  void add(Measurement measurement) throws IOException {
    Files.writeString(file, measurement.toJson() + "\n", StandardOpenOption.APPEND);
  }

  /** Whether there is a log to go on with. */
  boolean exists() {
    return Files.isRegularFile(file);
  }

  SessionHeader header() throws IOException {
    return SessionHeader.ofJson(lines().get(0));
  }

  List<Measurement> measurements() throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    List<String> lines = lines();
    for (String line : lines.subList(1, lines.size())) {
      measurements.add(Measurement.ofJson(line));
    }
    return measurements;
  }

  private List<String> lines() throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new IOException(file + " is empty: no session to report or to go on with");
    }
    // A session that was killed may have left half a line.
    return lines.stream().filter(line -> line.endsWith("}")).toList();
  }
}
