package org.jyodide.packages.internal.wheel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jyodide.packages.IntegrityException;

/** A zip archive in memory that can be unpacked without harm: all of it is checked when opened. */
final class ZipArchive {
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1 | 1 << 6;

  private final String file;
  private final byte[] archive;
  private final Map<String, ArchiveEntry> entries = new LinkedHashMap<>();

  /**
   * Opens an archive.
   *
   * @throws IntegrityException if something about it is wrong; the content of files is looked at
   *     when it is read
   */
  ZipArchive(String file, byte[] archive, ArchiveLimits limits) {
    this.file = file;
    this.archive = archive;
    List<ArchiveEntry> all = CentralDirectory.read(file, archive);
    EntryNames.check(file, all);
    long unpacked = 0;
    for (ArchiveEntry entry : all) {
      checkKind(entry);
      unpacked += Math.max(0, entry.size());
      if (entry.size() < 0 || !limits.allows(unpacked, archive.length)) {
        throw broken(
            "it would unpack to more than "
                + limits.bytes()
                + " bytes, or to more than "
                + limits.ratio()
                + " times its size; that is no wheel, but a bomb");
      }
      if (!entry.isDirectory()) {
        entries.put(entry.name(), entry);
      }
    }
    checkPlaces(all);
  }

  private IntegrityException broken(String reason) {
    return new IntegrityException(file + " is refused: " + reason);
  }

  private void checkKind(ArchiveEntry entry) {
    if (entry.isSpecial()) {
      throw broken("'" + entry.name() + "' is a symbolic link or a device, which no wheel has");
    }
    if ((entry.flags() & ENCRYPTED) != 0) {
      throw broken("'" + entry.name() + "' is encrypted");
    }
    if (entry.method() != STORED && entry.method() != DEFLATED) {
      throw broken(
          "'" + entry.name() + "' is packed by method " + entry.method() + ", wanted 0 or 8");
    }
    if (entry.method() == STORED && entry.size() != entry.packedSize()) {
      throw broken("'" + entry.name() + "' is stored, but has two sizes");
    }
  }

  /** Files that share bytes are how small archives unpack to huge ones. */
  private void checkPlaces(List<ArchiveEntry> all) {
    long end = 0;
    List<ArchiveEntry> sorted =
        all.stream().sorted(Comparator.comparingLong(ArchiveEntry::offset)).toList();
    for (ArchiveEntry entry : sorted) {
      if (entry.offset() < end) {
        throw broken("'" + entry.name() + "' overlaps another file");
      }
      end = dataOffset(entry) + entry.packedSize();
      if (end > archive.length || entry.packedSize() < 0) {
        throw broken("'" + entry.name() + "' is cut off");
      }
    }
  }

  private long dataOffset(ArchiveEntry entry) {
    if (entry.offset() < 0 || entry.offset() + LOCAL_BYTES > archive.length) {
      throw broken("'" + entry.name() + "' is not where the directory says");
    }
    int at = (int) entry.offset();
    ByteBuffer header = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = Short.toUnsignedInt(header.getShort(at + 26));
    int extraLength = Short.toUnsignedInt(header.getShort(at + 28));
    long data = (long) at + LOCAL_BYTES + nameLength + extraLength;
    if (header.getInt(at) != LOCAL_SIGNATURE || data > archive.length) {
      throw broken("'" + entry.name() + "' is not where the directory says");
    }
    String name = new String(archive, at + LOCAL_BYTES, nameLength, StandardCharsets.UTF_8);
    if (!name.equals(entry.name())) {
      throw broken("'" + entry.name() + "' is called '" + name + "' where it begins");
    }
    return data;
  }

  /** The paths of all files, in the order of the archive. */
  Set<String> names() {
    return entries.keySet();
  }

  boolean isExecutable(String name) {
    return entry(name).isExecutable();
  }

  private ArchiveEntry entry(String name) {
    return Optional.ofNullable(entries.get(name))
        .orElseThrow(() -> broken("it has no file '" + name + "'"));
  }

  /** The content of a file. */
  byte[] read(String name) {
    ArchiveEntry entry = entry(name);
    int offset = (int) dataOffset(entry);
    byte[] content = new byte[(int) entry.size()];
    if (entry.method() == STORED) {
      System.arraycopy(archive, offset, content, 0, content.length);
    } else {
      inflate(entry, offset, content);
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if ((int) crc.getValue() != entry.crc()) {
      throw broken("the checksum of '" + name + "' is wrong");
    }
    return content;
  }

  private void inflate(ArchiveEntry entry, int offset, byte[] content) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(archive, offset, (int) entry.packedSize());
      int done = 0;
      while (done < content.length) {
        int count = inflater.inflate(content, done, content.length - done);
        if (count == 0) {
          throw broken("'" + entry.name() + "' is shorter than its size says");
        }
        done += count;
      }
      if (!inflater.finished() && (inflater.inflate(new byte[1]) > 0 || !inflater.finished())) {
        throw broken("'" + entry.name() + "' is longer than its size says");
      }
    } catch (DataFormatException e) {
      throw new IntegrityException(
          file + " is refused: '" + entry.name() + "' is damaged: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }
}
