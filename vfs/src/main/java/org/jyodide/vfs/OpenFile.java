package org.jyodide.vfs;

import java.util.Optional;

/**
 * An open file description: what one {@code open} made and all its duplicated descriptors share.
 * The methods here answer for files that cannot do a thing; each kind of file overrides what it
 * can. Subclasses outside this module (sockets) are welcome.
 *
 * <p>Used by one guest thread at a time. Every method may throw {@link ErrnoException}.
 */
public abstract class OpenFile {
  private final Node node;
  private int flags;
  private int references;

  /** Opens a node with the flags of {@code open}. */
  protected OpenFile(Node node, int flags) {
    this.node = node;
    this.flags =
        flags
            & ~(OpenFlags.O_CREAT
                | OpenFlags.O_EXCL
                | OpenFlags.O_TRUNC
                | OpenFlags.O_NOCTTY
                | OpenFlags.O_CLOEXEC);
    node.mount().fileOpened();
  }

  /** What is open. */
  public final Node node() {
    return node;
  }

  /** Access mode and status flags, as {@code fcntl(F_GETFL)} tells them. */
  public final int flags() {
    return flags;
  }

  /** Changes the status flags, as {@code fcntl(F_SETFL)} does; others are left as they are. */
  public final void setStatusFlags(int newFlags) {
    flags = (flags & ~OpenFlags.CHANGEABLE) | (newFlags & OpenFlags.CHANGEABLE);
  }

  /** Whether it was opened for reading. */
  public final boolean isReadable() {
    return OpenFlags.reads(flags);
  }

  /** Whether it was opened for writing. */
  public final boolean isWritable() {
    return OpenFlags.writes(flags);
  }

  /** Whether operations answer {@link Errno#EAGAIN} instead of waiting. */
  public final boolean isNonBlocking() {
    return OpenFlags.has(flags, OpenFlags.O_NONBLOCK);
  }

  /** What {@code fstat} tells. */
  public Stat stat() {
    return node.stat();
  }

  /** The path that led here, for {@code /proc/self/fd} and messages. */
  public String path() {
    return node.path();
  }

  /** Reads at the position and moves it; 0 is the end of the file. May wait. */
  public int read(byte[] target, int offset, int length) {
    throw Errno.EBADF.exception();
  }

  /** Writes at the position (the end, with {@code O_APPEND}) and moves it. May wait. */
  public int write(byte[] source, int offset, int length) {
    throw Errno.EBADF.exception();
  }

  /** Reads at a given place and leaves the position alone. */
  public int readAt(long place, byte[] target, int offset, int length) {
    throw Errno.ESPIPE.exception();
  }

  /** Writes at a given place and leaves the position alone. */
  public int writeAt(long place, byte[] source, int offset, int length) {
    throw Errno.ESPIPE.exception();
  }

  /** Moves the position and returns it. */
  public long seek(long offset, Whence whence) {
    throw Errno.ESPIPE.exception();
  }

  /** Cuts the file off or grows it with zeros. */
  public void setSize(long size) {
    throw Errno.EINVAL.exception();
  }

  /** Reserves storage for a range and grows the file over it. */
  public void allocate(long place, long length) {
    throw Errno.ENODEV.exception();
  }

  /** Waits until what was written has reached the storage. */
  public void sync(boolean dataOnly) {
    throw Errno.EINVAL.exception();
  }

  /** What the file is ready for: bits of {@link Readiness}. Never waits. */
  public int readiness() {
    return Readiness.READABLE | Readiness.WRITABLE;
  }

  /** How many bytes can be read at once without waiting ({@code FIONREAD}). */
  public long available() {
    throw Errno.ENOTTY.exception();
  }

  /** The terminal behind this file; most have none, and answer terminal requests with ENOTTY. */
  public Optional<Terminal> terminal() {
    return Optional.empty();
  }

  /** Frees what the file holds. Called once, when the last descriptor is closed. */
  protected void close() {}

  /** Notes another descriptor. */
  final void retain() {
    references++;
  }

  /** Notes that a descriptor is gone, and closes the file with the last one. */
  final void release() {
    if (--references <= 0) {
      node.mount().fileClosed();
      close();
    }
  }

  /** Checks that the file was opened for reading; {@link Errno#EBADF} if not. */
  protected final void requireReadable() {
    if (!isReadable()) {
      throw Errno.EBADF.exception();
    }
  }

  /** Checks that the file was opened for writing; {@link Errno#EBADF} if not. */
  protected final void requireWritable() {
    if (!isWritable()) {
      throw Errno.EBADF.exception();
    }
  }
}
