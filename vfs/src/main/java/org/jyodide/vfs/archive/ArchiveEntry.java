package org.jyodide.vfs.archive;

/**
 * One entry of the central directory of a zip.
 *
 * @param name path in the archive, with a slash at the end for a directory
 * @param flags general purpose flags; bit 0 says that it is encrypted
 * @param method 0 for stored, 8 for deflated
 * @param modified nanoseconds since 1970, the time in the archive read as UTC
 * @param checksum CRC-32 of the content
 * @param packedSize bytes in the archive
 * @param size bytes of the content
 * @param unixMode type and permission bits, 0 if the archive has none
 * @param header where the entry's local header starts
 */
record ArchiveEntry(
    String name,
    int flags,
    int method,
    long modified,
    int checksum,
    long packedSize,
    long size,
    int unixMode,
    long header) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  boolean isDirectory() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }
}
