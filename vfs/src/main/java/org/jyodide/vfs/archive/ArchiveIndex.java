package org.jyodide.vfs.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jyodide.vfs.Stat;

/**
 * Reads the central directory of a zip (PKWARE's APPNOTE, sections 4.3.12 to 4.3.16 and 4.5.3).
 * Every number is checked against the size of the archive before anything is allocated.
 */
final class ArchiveIndex {
  /** Most entries that an archive may have. */
  static final int MAX_ENTRIES = 1_000_000;

  /** Most bytes that a central directory may have. */
  private static final long MAX_DIRECTORY = 256L << 20;

  private static final int END_SIZE = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int MAX_COMMENT = 65535;
  private static final int LOCATOR_SIZE = 20;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int END64_SIZE = 56;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int ENTRY_SIZE = 46;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int EXTRA_ZIP64 = 1;
  private static final int FLAG_UTF8 = 1 << 11;
  private static final int MADE_BY_UNIX = 3;
  private static final long UNSET = 0xFFFFFFFFL;
  private static final Charset CP437 =
      Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

  private final ArchiveBytes bytes;
  private long entries;
  private long directorySize;
  private long directoryOffset;
  private long directoryEnd;

  private ArchiveIndex(ArchiveBytes bytes) {
    this.bytes = bytes;
  }

  /** The entries in the order of the archive. */
  static List<ArchiveEntry> read(ArchiveBytes bytes) throws IOException {
    ArchiveIndex index = new ArchiveIndex(bytes);
    index.findDirectory();
    return index.readEntries();
  }

  private void findDirectory() throws IOException {
    int tailSize = (int) Math.min(bytes.size(), END_SIZE + MAX_COMMENT);
    long tailStart = bytes.size() - tailSize;
    ByteBuffer tail = buffer(tailStart, tailSize);
    for (int at = tailSize - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE
          && at + END_SIZE + unsigned(tail.getShort(at + 20)) <= tailSize) {
        entries = unsigned(tail.getShort(at + 10));
        directorySize = unsigned(tail.getInt(at + 12));
        directoryOffset = unsigned(tail.getInt(at + 16));
        directoryEnd = tailStart + at;
        readZip64End();
        return;
      }
    }
    throw new ZipException("this is no zip archive: it has no end of a central directory");
  }

  private void readZip64End() throws IOException {
    if (directoryEnd < LOCATOR_SIZE + END64_SIZE) {
      return;
    }
    ByteBuffer locator = buffer(directoryEnd - LOCATOR_SIZE, LOCATOR_SIZE);
    if (locator.getInt(0) != LOCATOR_SIGNATURE) {
      return;
    }
    // The record is looked for right before its locator: offsets are off if something precedes the
    // zip.
    long at = directoryEnd - LOCATOR_SIZE - END64_SIZE;
    ByteBuffer end = buffer(at, END64_SIZE);
    if (end.getInt(0) != END64_SIGNATURE) {
      throw new ZipException("the zip64 end of the central directory is not where it should be");
    }
    entries = end.getLong(32);
    directorySize = end.getLong(40);
    directoryOffset = end.getLong(48);
    directoryEnd = at;
  }

  private List<ArchiveEntry> readEntries() throws IOException {
    long start = directoryEnd - directorySize;
    if (directorySize < 0
        || directorySize > MAX_DIRECTORY
        || start < 0
        || directoryOffset < 0
        || directoryOffset > start) {
      throw new ZipException("the central directory does not fit into the archive");
    }
    if (entries < 0 || entries > MAX_ENTRIES || entries * ENTRY_SIZE > directorySize) {
      throw new ZipException(
          "the archive claims " + entries + " entries in " + directorySize + " bytes");
    }
    long preceding = start - directoryOffset;
    ByteBuffer directory = buffer(start, directorySize);
    List<ArchiveEntry> result = new ArrayList<>((int) entries);
    for (long i = 0; i < entries; i++) {
      result.add(readEntry(directory, preceding));
    }
    return result;
  }

  private ArchiveEntry readEntry(ByteBuffer directory, long preceding) throws ZipException {
    int at = directory.position();
    if (directory.remaining() < ENTRY_SIZE || directory.getInt(at) != ENTRY_SIGNATURE) {
      throw new ZipException("the central directory is damaged at byte " + at);
    }
    int nameSize = unsigned(directory.getShort(at + 28));
    int extraSize = unsigned(directory.getShort(at + 30));
    int next = at + ENTRY_SIZE + nameSize + extraSize + unsigned(directory.getShort(at + 32));
    if (next > directory.limit()) {
      throw new ZipException("the central directory is damaged at byte " + at);
    }
    int flags = unsigned(directory.getShort(at + 8));
    long[] sizes = {
      unsigned(directory.getInt(at + 24)),
      unsigned(directory.getInt(at + 20)),
      unsigned(directory.getInt(at + 42))
    };
    readZip64Sizes(directory, at + ENTRY_SIZE + nameSize, extraSize, sizes);
    byte[] name = new byte[nameSize];
    directory.get(at + ENTRY_SIZE, name);
    directory.position(next);
    boolean isUnix = directory.get(at + 5) == MADE_BY_UNIX;
    return new ArchiveEntry(
        new String(name, (flags & FLAG_UTF8) != 0 ? StandardCharsets.UTF_8 : CP437),
        flags,
        unsigned(directory.getShort(at + 10)),
        time(unsigned(directory.getShort(at + 14)), unsigned(directory.getShort(at + 12))),
        directory.getInt(at + 16),
        sizes[1],
        sizes[0],
        isUnix ? directory.getInt(at + 38) >>> 16 : 0,
        sizes[2] + preceding);
  }

  /** Replaces those of size, packed size and offset that did not fit, in this order. */
  private static void readZip64Sizes(ByteBuffer directory, int start, int length, long[] sizes)
      throws ZipException {
    int at = start;
    int end = start + length;
    while (at + 4 <= end) {
      int id = unsigned(directory.getShort(at));
      int fieldEnd = at + 4 + unsigned(directory.getShort(at + 2));
      int value = at + 4;
      for (int i = 0; id == EXTRA_ZIP64 && i < sizes.length; i++) {
        if (sizes[i] == UNSET) {
          if (value + 8 > Math.min(fieldEnd, end)) {
            throw new ZipException("an entry lacks its zip64 sizes");
          }
          sizes[i] = directory.getLong(value);
          value += 8;
        }
      }
      at = fieldEnd;
    }
  }

  private ByteBuffer buffer(long position, long length) throws IOException {
    return ByteBuffer.wrap(bytes.read(position, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long time(int date, int time) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              1980 + (date >> 9),
              (date >> 5) & 15,
              date & 31,
              time >> 11,
              (time >> 5) & 63,
              Math.min(59, (time & 31) * 2));
      return Stat.time(local.toEpochSecond(ZoneOffset.UTC), 0);
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private static int unsigned(short value) {
    return value & 0xFFFF;
  }

  private static long unsigned(int value) {
    return value & 0xFFFFFFFFL;
  }
}
