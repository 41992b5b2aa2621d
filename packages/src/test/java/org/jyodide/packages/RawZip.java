package org.jyodide.packages;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zip archives as they should not be: Java's own writer refuses to. */
final class RawZip {
  /** What is written of one file. */
  record Entry(
      String name,
      String localName,
      byte[] packed,
      long size,
      int crc,
      int method,
      int flags,
      int mode,
      int offset) {
    Entry withName(String other) {
      return new Entry(other, other, packed, size, crc, method, flags, mode, offset);
    }

    Entry withLocalName(String other) {
      return new Entry(name, other, packed, size, crc, method, flags, mode, offset);
    }

    Entry withSize(long other) {
      return new Entry(name, localName, packed, other, crc, method, flags, mode, offset);
    }

    Entry withCrc(int other) {
      return new Entry(name, localName, packed, size, other, method, flags, mode, offset);
    }

    Entry withMethod(int other) {
      return new Entry(name, localName, packed, size, crc, other, flags, mode, offset);
    }

    Entry withFlags(int other) {
      return new Entry(name, localName, packed, size, crc, method, other, mode, offset);
    }

    Entry withMode(int other) {
      return new Entry(name, localName, packed, size, crc, method, flags, other, offset);
    }

    Entry withPacked(byte[] other) {
      return new Entry(name, localName, other, size, crc, method, flags, mode, offset);
    }

    /** Shares the bytes that are at a place. */
    Entry withOffset(int other) {
      return new Entry(name, localName, packed, size, crc, method, flags, mode, other);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  static Entry deflated(String name, byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(content);
    return new Entry(
        name,
        name,
        packed.toByteArray(),
        content.length,
        (int) crc.getValue(),
        8,
        0x800,
        0100644,
        -1);
  }

  RawZip add(Entry entry) {
    entries.add(entry);
    return this;
  }

  RawZip change(String name, UnaryOperator<Entry> change) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(name)) {
        entries.set(i, change.apply(entries.get(i)));
        return this;
      }
    }
    throw new IllegalArgumentException("no " + name + " among " + entries);
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      int offset = entry.offset() >= 0 ? entry.offset() : out.size();
      if (entry.offset() < 0) {
        byte[] local = entry.localName().getBytes(StandardCharsets.UTF_8);
        out.writeBytes(
            header(30 + local.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) entry.flags())
                .putShort((short) entry.method())
                .putInt(0x00210000)
                .putInt(entry.crc())
                .putInt(entry.packed().length)
                .putInt((int) entry.size())
                .putShort((short) local.length)
                .putShort((short) 0)
                .put(local)
                .array());
        out.writeBytes(entry.packed());
      }
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      directory.writeBytes(
          header(46 + name.length)
              .putInt(0x02014b50)
              .putShort((short) (3 << 8 | 20))
              .putShort((short) 20)
              .putShort((short) entry.flags())
              .putShort((short) entry.method())
              .putInt(0x00210000)
              .putInt(entry.crc())
              .putInt(entry.packed().length)
              .putInt((int) entry.size())
              .putShort((short) name.length)
              .putShort((short) 0)
              .putShort((short) 0)
              .putShort((short) 0)
              .putShort((short) 0)
              .putInt(entry.mode() << 16)
              .putInt(offset)
              .put(name)
              .array());
    }
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    out.writeBytes(
        header(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) entries.size())
            .putShort((short) entries.size())
            .putInt(directory.size())
            .putInt(start)
            .putShort((short) 0)
            .array());
    return out.toByteArray();
  }

  private static ByteBuffer header(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
