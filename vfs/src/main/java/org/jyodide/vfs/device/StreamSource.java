package org.jyodide.vfs.device;

import java.io.IOException;
import java.io.InputStream;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.WaitQueue;

/**
 * A source that reads an input stream on a thread of its own, so that the guest's wait can be
 * interrupted. The thread reads only when the guest asks, one buffer at a time: what the guest
 * never asks for is left in the stream.
 */
public final class StreamSource implements ByteSource, AutoCloseable {
  private static final int BUFFER = 8192;

  private final InputStream stream;
  private final WaitQueue waits;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private boolean wanted;
  private boolean started;
  private boolean ended;
  private boolean failed;
  private boolean closed;

  /** A source that reads the given stream and wakes the given queue. */
  public StreamSource(InputStream stream, WaitQueue waits) {
    this.stream = stream;
    this.waits = waits;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    if (start < end) {
      int count = Math.min(length, end - start);
      System.arraycopy(buffer, start, target, offset, count);
      start += count;
      return count;
    }
    if (failed) {
      failed = false;
      throw Errno.EIO.exception();
    }
    if (ended) {
      ended = false;
      return END;
    }
    ask();
    return 0;
  }

  @Override
  public synchronized boolean isReady() {
    if (start < end || ended || failed) {
      return true;
    }
    ask();
    return false;
  }

  private void ask() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::pump, "jyodide-stdin");
      thread.setDaemon(true);
      thread.start();
    }
    if (!wanted) {
      wanted = true;
      notifyAll();
    }
  }

  private void pump() {
    byte[] read = new byte[BUFFER];
    try {
      while (awaitWanted()) {
        deliver(read);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the guest asks; false if it never will again. */
  private synchronized boolean awaitWanted() throws InterruptedException {
    while (!wanted && !closed) {
      wait();
    }
    return !closed;
  }

  /** Lets the thread end, after the read that it may be in. The stream stays open. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void deliver(byte[] read) {
    int count;
    boolean broken = false;
    try {
      count = stream.read(read, 0, read.length);
    } catch (IOException e) {
      count = 0;
      broken = true;
    }
    synchronized (this) {
      start = 0;
      end = Math.max(0, count);
      System.arraycopy(read, 0, buffer, 0, end);
      ended = count < 0;
      failed = broken;
      wanted = false;
    }
    waits.signal();
  }
}
