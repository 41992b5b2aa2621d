package org.jyodide.build.stdlib;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip archive of Python modules, and the same with byte code added. Immutable. */
final class LibraryArchive {
  private static final String SOURCE_SUFFIX = ".py";

  private final byte[] bytes;
  private final SortedMap<String, Content> entries;

  private record Content(byte[] bytes, LocalDateTime time) {}

  private LibraryArchive(byte[] bytes, SortedMap<String, Content> entries) {
    this.bytes = bytes;
    this.entries = entries;
  }

  static LibraryArchive read(byte[] archive) throws IOException {
    SortedMap<String, Content> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new Content(in.readAllBytes(), entry.getTimeLocal()));
      }
    }
    return new LibraryArchive(archive, entries);
  }

  /** The archive as it was read. Not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * The names of the entries that are Python source and worth byte code, sorted. What {@code python
   * -m PACKAGE} runs is not: it is small, and some of it looks for its own name in {@code
   * sys.argv}, which would end in {@code .pyc}.
   */
  List<String> sources() {
    return entries.keySet().stream()
        .filter(name -> name.endsWith(SOURCE_SUFFIX) && !name.endsWith("/__main__.py"))
        .toList();
  }

  /**
   * Writes all entries, sorted, and after each source its byte code, if there is any. Byte code is
   * stored, because Python reads it at each start; the rest is compressed. The same input gives the
   * same file on the same JDK.
   */
  void writeWith(Map<String, byte[]> byteCode, Path file) throws IOException {
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, Content> entry : entries.entrySet()) {
        String name = entry.getKey();
        Content content = entry.getValue();
        write(out, name, content.time(), content.bytes(), name.endsWith("/"));
        byte[] code = byteCode.get(name);
        if (code != null) {
          write(out, name + "c", content.time(), code, true);
        }
      }
    }
  }

  private static void write(
      ZipOutputStream out, String name, LocalDateTime time, byte[] content, boolean stored)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    if (stored) {
      CRC32 sum = new CRC32();
      sum.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(sum.getValue());
    }
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
