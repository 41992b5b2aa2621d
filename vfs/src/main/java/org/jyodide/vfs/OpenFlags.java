package org.jyodide.vfs;

/** The flags of {@code open}, with the numbers of Linux and musl. */
public final class OpenFlags {
  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_ACCMODE = 3;
  public static final int O_CREAT = 0x40;
  public static final int O_EXCL = 0x80;
  public static final int O_NOCTTY = 0x100;
  public static final int O_TRUNC = 0x200;
  public static final int O_APPEND = 0x400;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_DSYNC = 0x1000;
  public static final int O_ASYNC = 0x2000;
  public static final int O_DIRECT = 0x4000;
  public static final int O_LARGEFILE = 0x8000;
  public static final int O_DIRECTORY = 0x10000;
  public static final int O_NOFOLLOW = 0x20000;
  public static final int O_NOATIME = 0x40000;
  public static final int O_CLOEXEC = 0x80000;
  public static final int O_SYNC = 0x101000;
  public static final int O_PATH = 0x200000;

  /** An unnamed temporary file; the bit that it has besides {@link #O_DIRECTORY}. */
  public static final int O_TMPFILE_BIT = 0x400000;

  /** What {@code fcntl(F_SETFL)} may change. */
  public static final int CHANGEABLE = O_APPEND | O_NONBLOCK | O_ASYNC | O_DIRECT | O_NOATIME;

  private OpenFlags() {}

  /** Whether the flags ask for reading. */
  public static boolean reads(int flags) {
    int mode = flags & O_ACCMODE;
    return (flags & O_PATH) == 0 && (mode == O_RDONLY || mode == O_RDWR);
  }

  /** Whether the flags ask for writing. */
  public static boolean writes(int flags) {
    int mode = flags & O_ACCMODE;
    return (flags & O_PATH) == 0 && (mode == O_WRONLY || mode == O_RDWR);
  }

  static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }
}
