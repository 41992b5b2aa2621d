package org.jyodide.packages.internal.wheel;

/**
 * A file in a zip archive, as the central directory describes it.
 *
 * @param name its path, with slashes
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param crc its CRC-32
 * @param packedSize bytes in the archive
 * @param size bytes when unpacked
 * @param offset where its local header is
 * @param mode the permission and type bits of Unix; 0 if none are given
 */
record ArchiveEntry(
    String name,
    int flags,
    int method,
    int crc,
    long packedSize,
    long size,
    long offset,
    int mode) {
  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;
  private static final int EXECUTE = 0111;

  boolean isDirectory() {
    return name.endsWith("/");
  }

  /** Whether it is a symbolic link, a device or the like. */
  boolean isSpecial() {
    int type = mode & TYPE_MASK;
    return type != 0 && type != REGULAR && type != DIRECTORY;
  }

  boolean isExecutable() {
    return (mode & EXECUTE) != 0;
  }
}
