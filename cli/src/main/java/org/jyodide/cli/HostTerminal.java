package org.jyodide.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jyodide.Terminal;

/** The size of the terminal this process runs in, as {@code stty} knows it; else 80 by 24. */
final class HostTerminal implements Terminal {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private int columns = 80;
  private int rows = 24;
  private boolean asked;
  private long askedAt;

  @Override
  public synchronized int columns() {
    ask();
    return columns;
  }

  @Override
  public synchronized int rows() {
    ask();
    return rows;
  }

  /** Starting a process takes milliseconds, and Python asks for both numbers, often repeatedly. */
  private void ask() {
    long now = System.nanoTime();
    if (asked && now - askedAt < FRESH_NANOS) {
      return;
    }
    asked = true;
    askedAt = now;
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream output = stty.getInputStream()) {
        parse(new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip());
      }
    } catch (IOException e) {
      // No terminal or no stty, as on Windows: the size stays what it was.
    }
  }

  private void parse(String size) {
    String[] numbers = size.split(" ", -1);
    if (numbers.length == 2
        && numbers[0].matches("[1-9]\\d{0,3}")
        && numbers[1].matches("[1-9]\\d{0,3}")) {
      rows = Integer.parseInt(numbers[0]);
      columns = Integer.parseInt(numbers[1]);
    }
  }
}
