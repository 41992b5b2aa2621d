package org.jyodide.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What a program wrote to its terminal, for tests that wait for it as a user would. */
public final class Screen extends OutputStream {
  /** What JLine writes when it begins to read a line: pastes are to be bracketed. */
  private static final String READING = "\u001b[?2004h";

  /** More than a loaded machine needs. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int seen;
  private boolean ended;

  @Override
  public synchronized void write(int b) {
    bytes.write(b);
    notifyAll();
  }

  @Override
  public synchronized void write(byte[] source, int offset, int length) {
    bytes.write(source, offset, length);
    notifyAll();
  }

  /** Nothing more will be written. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Everything written, with escape sequences. */
  public String raw() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Everything written, without escape sequences and carriage returns. */
  public String text() {
    return raw()
        .replaceAll("\u001b(\\[[0-?]*[ -/]*[@-~]|[=>]|\\][^\u0007]*\u0007)", "")
        .replace("\r", "");
  }

  /** Waits for a text behind all that was waited for before. */
  public synchronized void await(String wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int found;
    while ((found = raw().indexOf(wanted, seen)) < 0) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || millis <= 0) {
        throw new AssertionError(
            (ended ? "the program ended" : "waited in vain")
                + " for '"
                + wanted
                + "' behind:\n"
                + raw().substring(0, seen)
                + "\n--- in:\n"
                + raw().substring(seen));
      }
      wait(millis);
    }
    seen = found + wanted.length();
  }

  /** Waits until a line is read with editing. */
  public void awaitPrompt() throws InterruptedException {
    await(READING);
  }
}
