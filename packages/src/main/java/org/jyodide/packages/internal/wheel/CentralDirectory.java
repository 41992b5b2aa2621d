package org.jyodide.packages.internal.wheel;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jyodide.packages.IntegrityException;

/**
 * Reads the central directory of a zip archive (APPNOTE 4.3). Java's own reader does not tell what
 * kind of file an entry is, and forgives what a wheel must not have.
 */
final class CentralDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int ZIP64_EXTRA = 1;
  private static final int MADE_BY_UNIX = 3;
  private static final int MOST_ENTRIES = 100_000;

  private final String file;
  private final ByteBuffer bytes;

  private CentralDirectory(String file, byte[] archive) {
    this.file = file;
    bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads the entries, in the order of the directory. */
  static List<ArchiveEntry> read(String file, byte[] archive) {
    CentralDirectory directory = new CentralDirectory(file, archive);
    try {
      return directory.entries();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw directory.broken("its directory is cut off");
    }
  }

  private IntegrityException broken(String reason) {
    return new IntegrityException(file + " is no sound zip archive: " + reason);
  }

  private List<ArchiveEntry> entries() {
    int end = findEnd();
    int disk = Short.toUnsignedInt(bytes.getShort(end + 4));
    int count = Short.toUnsignedInt(bytes.getShort(end + 10));
    long size = Integer.toUnsignedLong(bytes.getInt(end + 12));
    long start = Integer.toUnsignedLong(bytes.getInt(end + 16));
    if (disk != 0) {
      throw broken("it has several parts");
    }
    if (count == 0xFFFF || start == 0xFFFFFFFFL) {
      throw broken("it has more than 65,534 files or 4 GiB, which is not supported");
    }
    if (start + size != end) {
      throw broken("its directory is not where its end says");
    }
    bytes.position((int) start);
    List<ArchiveEntry> entries = new ArrayList<>();
    while (bytes.position() < end) {
      if (entries.size() >= MOST_ENTRIES) {
        throw broken("it has more than " + MOST_ENTRIES + " files");
      }
      entries.add(entry());
    }
    if (entries.size() != count || bytes.position() != end) {
      throw broken("its end says " + count + " files, its directory has " + entries.size());
    }
    return entries;
  }

  private int findEnd() {
    int last = bytes.limit() - END_BYTES;
    for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (bytes.getInt(at) == END_SIGNATURE
          && at + END_BYTES + Short.toUnsignedInt(bytes.getShort(at + 20)) == bytes.limit()) {
        return at;
      }
    }
    throw broken("it has no directory at its end; it may be cut off, or something else");
  }

  private ArchiveEntry entry() {
    if (bytes.getInt() != ENTRY_SIGNATURE) {
      throw broken("its directory is damaged");
    }
    bytes.get();
    int madeBy = Byte.toUnsignedInt(bytes.get());
    bytes.getShort();
    int flags = Short.toUnsignedInt(bytes.getShort());
    int method = Short.toUnsignedInt(bytes.getShort());
    bytes.getInt();
    int crc = bytes.getInt();
    long packedSize = Integer.toUnsignedLong(bytes.getInt());
    long size = Integer.toUnsignedLong(bytes.getInt());
    int nameLength = Short.toUnsignedInt(bytes.getShort());
    int extraLength = Short.toUnsignedInt(bytes.getShort());
    int commentLength = Short.toUnsignedInt(bytes.getShort());
    bytes.getShort();
    bytes.getShort();
    int attributes = bytes.getInt();
    long offset = Integer.toUnsignedLong(bytes.getInt());
    String name = name(nameLength);
    long[] large = zip64(extraLength, size, packedSize, offset);
    bytes.position(bytes.position() + commentLength);
    return new ArchiveEntry(
        name,
        flags,
        method,
        crc,
        large[1],
        large[0],
        large[2],
        madeBy == MADE_BY_UNIX ? attributes >>> 16 : 0);
  }

  private String name(int length) {
    ByteBuffer name = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(name);
      return text.toString();
    } catch (CharacterCodingException e) {
      throw broken("the name of a file is not UTF-8");
    }
  }

  /** Sizes and offset, from the extra field where the directory says that they are there. */
  private long[] zip64(int length, long size, long packedSize, long offset) {
    int end = bytes.position() + length;
    long[] values = {size, packedSize, offset};
    while (bytes.position() + 4 <= end) {
      int kind = Short.toUnsignedInt(bytes.getShort());
      int next = Short.toUnsignedInt(bytes.getShort()) + bytes.position();
      if (kind == ZIP64_EXTRA) {
        for (int i = 0; i < values.length; i++) {
          values[i] = values[i] == 0xFFFFFFFFL ? bytes.getLong() : values[i];
        }
      }
      bytes.position(next);
    }
    bytes.position(end);
    return values;
  }
}
