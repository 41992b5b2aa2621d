package org.jyodide.vfs;

/** The bits with which an open file tells what it is ready for, those of {@code poll}. */
public final class Readiness {
  /** Reading would not block: there is data, or the end of the file. */
  public static final int READABLE = 1;

  /** Writing would not block. */
  public static final int WRITABLE = 4;

  /** Writing would fail, or an error waits to be fetched. */
  public static final int ERROR = 8;

  /** The other end is gone. */
  public static final int HANG_UP = 16;

  private Readiness() {}
}
