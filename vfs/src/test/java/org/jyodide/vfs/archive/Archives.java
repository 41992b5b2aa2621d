package org.jyodide.vfs.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives for tests. */
final class Archives {
  private Archives() {}

  /** What writes entries. */
  @FunctionalInterface
  interface Filler {
    void fill(ZipOutputStream zip) throws IOException;
  }

  static byte[] of(Filler filler) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      filler.fill(zip);
    }
    return bytes.toByteArray();
  }

  static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  static void putStored(ZipOutputStream zip, String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** The content that the contract of read-only trees wants. */
  static byte[] standard() throws IOException {
    return of(
        zip -> {
          putStored(zip, "hello.txt", "hello");
          put(zip, "big.bin", "b".repeat(100_000));
          put(zip, "empty", "");
          put(zip, "dir/sub/inner.txt", "inner");
        });
  }
}
