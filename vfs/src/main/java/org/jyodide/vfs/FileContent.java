package org.jyodide.vfs;

/**
 * The bytes of an opened regular file. Positions and sizes are never negative. Every method may
 * throw {@link ErrnoException}.
 */
public interface FileContent extends AutoCloseable {
  /** Bytes in the file now. */
  long size();

  /**
   * Copies up to {@code length} bytes from a position; 0 at the end of the file, never negative.
   */
  int read(long position, byte[] target, int offset, int length);

  /**
   * Writes {@code length} bytes at a position and grows the file as needed, with zeros in a gap.
   * The result is less than {@code length} only when the rest finds no room; {@link Errno#ENOSPC}
   * when nothing does.
   */
  int write(long position, byte[] source, int offset, int length);

  /** Cuts the file off or grows it with zeros. */
  void setSize(long size);

  /** Reserves storage for a range, so that writing there finds room; the file grows over it. */
  void allocate(long position, long length);

  /** Waits until what was written has reached the storage. */
  void sync(boolean dataOnly);

  @Override
  void close();
}
