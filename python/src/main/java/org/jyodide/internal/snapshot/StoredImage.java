package org.jyodide.internal.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32;

/** An image as it was stored: its bytes are those that were written. */
public final class StoredImage {
  /** What is read at a time: enough for one call, and little enough for the processor's cache. */
  private static final int PIECE = 1 << 16;

  private final ImageHeader header;
  private final byte[] description;
  private final byte[] memory;

  private StoredImage(ImageHeader header, byte[] description, byte[] memory) {
    this.header = header;
    this.description = description;
    this.memory = memory;
  }

  /**
   * Reads what {@link ImageWriter} wrote.
   *
   * @param size how many bytes there are at most
   * @throws ImageException if it is damaged, or no image
   */
  public static StoredImage read(InputStream in, long size) throws IOException {
    ImageHeader header = ImageHeader.read(in.readNBytes(ImageHeader.SIZE));
    if (header.length() > size - ImageHeader.SIZE) {
      throw cutOff();
    }
    CRC32 checksum = new CRC32();
    byte[] description = read(in, header.length() - header.memoryLength(), checksum);
    byte[] memory = read(in, header.memoryLength(), checksum);
    if ((int) checksum.getValue() != header.checksum()) {
      throw new ImageException("it is damaged: its checksum is wrong");
    }
    return new StoredImage(header, description, memory);
  }

  private static byte[] read(InputStream in, int size, CRC32 checksum) throws IOException {
    byte[] bytes = new byte[size];
    for (int done = 0; done < size; ) {
      int count = in.read(bytes, done, Math.min(PIECE, size - done));
      if (count < 0) {
        throw cutOff();
      }
      checksum.update(bytes, done, count);
      done += count;
    }
    return bytes;
  }

  private static ImageException cutOff() {
    return new ImageException("it is cut off");
  }

  /**
   * The image.
   *
   * @param buildId what it has to fit
   * @param known contents of files that the writer left out, by name
   * @throws ImageException if it does not fit
   */
  public PythonImage open(String buildId, Map<String, byte[]> known) {
    if (!header.buildId().equals(buildId)) {
      throw new ImageException(
          "it was taken with another version of Jyodide or Python ("
              + header.buildId()
              + "), this is "
              + buildId);
    }
    try {
      return new ImageReader(ByteBuffer.wrap(description), known).image(memory);
    } catch (BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException e) {
      throw new ImageException("it is damaged: " + e);
    }
  }
}
