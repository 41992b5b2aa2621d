package org.jyodide.internal.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first bytes of a file that holds an image.
 *
 * @param buildId what the image fits: the compiled Python and this library
 * @param length how many bytes follow
 * @param memoryLength how many of them, the last, are those of the memory
 * @param checksum the CRC-32 of what follows
 */
record ImageHeader(String buildId, int length, int memoryLength, int checksum) {
  /** Bytes of the header. */
  static final int SIZE = 4096;

  private static final byte[] MAGIC = "jyodide snapshot".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 3;
  private static final int LONGEST_ID = 1024;

  /** The bytes of the header. */
  byte[] toBytes() {
    byte[] id = buildId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(SIZE);
    buffer.put(MAGIC).putInt(VERSION);
    buffer.putInt(length).putInt(memoryLength).putInt(checksum).putInt(id.length).put(id);
    return buffer.array();
  }

  /**
   * Reads a header.
   *
   * @throws ImageException if these are no bytes of a header, or of another version
   */
  static ImageHeader read(byte[] bytes) {
    if (bytes.length < SIZE) {
      throw new ImageException("it is cut off after " + bytes.length + " bytes");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new ImageException("it is no snapshot");
    }
    int version = header.getInt();
    if (version != VERSION) {
      throw new ImageException("it has the format " + version + ", this library reads " + VERSION);
    }
    int length = header.getInt();
    int memoryLength = header.getInt();
    int checksum = header.getInt();
    int idLength = header.getInt();
    if (length < 0
        || memoryLength < 0
        || memoryLength > length
        || idLength < 0
        || idLength > LONGEST_ID) {
      throw new ImageException("its header is damaged");
    }
    byte[] id = new byte[idLength];
    header.get(id);
    return new ImageHeader(new String(id, StandardCharsets.UTF_8), length, memoryLength, checksum);
  }
}
