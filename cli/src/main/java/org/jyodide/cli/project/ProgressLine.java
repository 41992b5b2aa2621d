package org.jyodide.cli.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jyodide.StandardStream;
import org.jyodide.cli.HostProcess;
import org.jyodide.packages.ProgressListener;
import org.jyodide.packages.Version;

/** Shows on a terminal, in one line of standard error, how far an installation is. */
public final class ProgressLine implements ProgressListener, AutoCloseable {
  private static final int BAR = 30;
  private static final int NAME = 34;
  private static final long PAUSE_NANOS = 50_000_000;
  private static final String CLEAR = "\r\u001b[K";

  private final OutputStream out;
  private final boolean isTerminal;
  private final HostProcess process;
  private long last;
  private boolean shown;

  /** A line on the standard error of a process; nothing is shown if that is no terminal. */
  public ProgressLine(HostProcess process) {
    this.process = process;
    out = process.stderr();
    isTerminal = process.isTerminal(StandardStream.STDERR);
  }

  @Override
  public synchronized void waiting(String directory) {
    close();
    process.complain("waiting for another installation into " + directory);
  }

  @Override
  public void resolving(String name) {
    show("resolving " + name, false);
  }

  @Override
  public void downloading(String fileName, long done, long total) {
    String name = fileName.length() <= NAME ? fileName : fileName.substring(0, NAME - 1) + "…";
    String size = megabytes(done) + (total > 0 ? " of " + megabytes(total) : "") + " MB";
    if (total <= 0) {
      show(name + "  " + size, false);
      return;
    }
    int full = (int) (Math.min(done, total) * BAR / total);
    String bar = "━".repeat(full) + "╌".repeat(BAR - full);
    show(String.format("%-" + NAME + "s %s %s", name, bar, size), done >= total);
  }

  private static String megabytes(long bytes) {
    return String.format("%.1f", bytes / 1e6);
  }

  @Override
  public void installing(String name, Version version) {
    show("installing " + name + " " + version, false);
  }

  @Override
  public void uninstalling(String name, Version version) {
    show("removing " + name + " " + version, false);
  }

  private synchronized void show(String text, boolean always) {
    long now = System.nanoTime();
    if (isTerminal && (always || !shown || now - last > PAUSE_NANOS)) {
      last = now;
      shown = true;
      write(CLEAR + text);
    }
  }

  private void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      // Nobody reads it any more.
    }
  }

  /** Removes the line. */
  @Override
  public synchronized void close() {
    if (shown) {
      write(CLEAR);
      shown = false;
    }
  }
}
