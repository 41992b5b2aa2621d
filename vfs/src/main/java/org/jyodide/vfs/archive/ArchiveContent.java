package org.jyodide.vfs.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.memory.MemoryQuota;

/** The content of one entry: a range of the archive if it is stored, else an unpacked copy. */
final class ArchiveContent {
  private static final int LOCAL_SIZE = 30;
  private static final int LOCAL_SIGNATURE = 0x04034b50;

  /** Deflate cannot do better than 1032 to 1; a larger claim is a lie that would cost memory. */
  private static final long BEST_RATIO = 1032;

  private static final byte[] NOTHING = {};

  private final ArchiveBytes archive;
  private final ArchiveEntry entry;
  private final long start;
  private final byte[] unpacked;

  private ArchiveContent(ArchiveBytes archive, ArchiveEntry entry, long start, byte[] unpacked) {
    this.archive = archive;
    this.entry = entry;
    this.start = start;
    this.unpacked = unpacked;
  }

  /** An operation on the archive. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws IOException;
  }

  /** Runs an operation; damage and failure are {@link Errno#EIO} for the guest. */
  static <T> T orFail(Operation<T> operation) {
    try {
      return operation.run();
    } catch (IOException e) {
      throw Errno.EIO.exception();
    }
  }

  /**
   * Opens an entry.
   *
   * @throws ErrnoException {@link Errno#EIO} if it is damaged, {@link Errno#EOPNOTSUPP} if it is
   *     encrypted or packed in another way, {@link Errno#ENOSPC} if it does not fit into the quota
   */
  static ArchiveContent open(ArchiveBytes archive, ArchiveEntry entry, MemoryQuota quota) {
    if (entry.isEncrypted() || !isKnown(entry.method())) {
      throw Errno.EOPNOTSUPP.exception(entry.name());
    }
    long start = orFail(() -> contentStart(archive, entry));
    if (entry.method() == ArchiveEntry.STORED) {
      return new ArchiveContent(archive, entry, start, NOTHING);
    }
    if (entry.size() > Integer.MAX_VALUE - 8) {
      throw Errno.EFBIG.exception(entry.name());
    }
    quota.charge(entry.size());
    try {
      byte[] unpacked = orFail(() -> unpack(archive, entry, start));
      return new ArchiveContent(archive, entry, start, unpacked);
    } catch (ErrnoException e) {
      quota.release(entry.size());
      throw e;
    }
  }

  /** Unpacks a short entry as text. */
  static String unpackText(ArchiveBytes archive, ArchiveEntry entry) throws IOException {
    long start = contentStart(archive, entry);
    byte[] text =
        entry.method() == ArchiveEntry.STORED
            ? archive.read(start, entry.size())
            : unpack(archive, entry, start);
    return new String(text, StandardCharsets.UTF_8);
  }

  void free(MemoryQuota quota) {
    quota.release(unpacked.length);
  }

  int read(long position, byte[] target, int offset, int length) {
    int count = (int) Math.max(0, Math.min(length, entry.size() - position));
    if (count == 0) {
      return 0;
    }
    if (entry.method() == ArchiveEntry.STORED) {
      orFail(
          () -> {
            archive.read(start + position, target, offset, count);
            return count;
          });
    } else {
      System.arraycopy(unpacked, (int) position, target, offset, count);
    }
    return count;
  }

  private static boolean isKnown(int method) {
    return method == ArchiveEntry.STORED || method == ArchiveEntry.DEFLATED;
  }

  /** Where the content starts: after the local header, whose extra field may differ in length. */
  private static long contentStart(ArchiveBytes archive, ArchiveEntry entry) throws IOException {
    byte[] header = archive.read(entry.header(), LOCAL_SIZE);
    int signature =
        (header[0] & 0xFF)
            | (header[1] & 0xFF) << 8
            | (header[2] & 0xFF) << 16
            | (header[3] & 0xFF) << 24;
    if (signature != LOCAL_SIGNATURE) {
      throw new ZipException("entry '" + entry.name() + "' is not where the directory says");
    }
    long start = entry.header() + LOCAL_SIZE + shortAt(header, 26) + shortAt(header, 28);
    if (entry.packedSize() < 0
        || entry.size() < 0
        || entry.packedSize() > archive.size() - start
        || entry.size() / BEST_RATIO > entry.packedSize()
        || (entry.method() == ArchiveEntry.STORED && entry.size() != entry.packedSize())) {
      throw new ZipException("entry '" + entry.name() + "' has sizes that cannot be true");
    }
    return start;
  }

  private static byte[] unpack(ArchiveBytes archive, ArchiveEntry entry, long start)
      throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(archive.read(start, entry.packedSize()));
      byte[] unpacked = new byte[Math.toIntExact(entry.size())];
      int size = 0;
      while (size < unpacked.length && !inflater.finished()) {
        int count = inflater.inflate(unpacked, size, unpacked.length - size);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        size += count;
      }
      CRC32 checksum = new CRC32();
      checksum.update(unpacked, 0, size);
      if (size != unpacked.length || (int) checksum.getValue() != entry.checksum()) {
        throw new ZipException("entry '" + entry.name() + "' is damaged");
      }
      return unpacked;
    } catch (DataFormatException e) {
      throw new ZipException("entry '" + entry.name() + "' is damaged");
    } finally {
      inflater.end();
    }
  }

  private static int shortAt(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }
}
