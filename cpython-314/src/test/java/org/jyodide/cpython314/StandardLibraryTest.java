package org.jyodide.cpython314;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive in the artifact against the one that was fetched. */
class StandardLibraryTest {
  /** CPython's {@code PYC_MAGIC_NUMBER} of 3.14 and the two characters that follow it. */
  private static final int MAGIC = 3627 | '\r' << 16 | '\n' << 24;

  /** Bit 0: a hash of the source in place of its time; bit 1, not set: it is to be checked. */
  private static final int UNCHECKED_HASH = 0b01;

  private static final int HEADER_BYTES = 16;

  private static Map<String, byte[]> fetched = Map.of();
  private static Map<String, byte[]> shipped = Map.of();

  @BeforeAll
  static void readArchives() throws IOException {
    Path archive = Path.of(System.getProperty("jyodide.pyodide"), "python_stdlib.zip");
    fetched = read(Files.readAllBytes(archive));
    try (InputStream in =
        StandardLibraryTest.class.getResourceAsStream("/META-INF/jyodide/python_stdlib.zip")) {
      assertNotNull(in, "the artifact has no standard library");
      shipped = read(in.readAllBytes());
    }
  }

  @Test
  void hasAllThatWasFetchedUnchanged() {
    fetched.forEach((name, content) -> assertArrayEquals(content, shipped.get(name), name));
  }

  @Test
  void addsNothingButByteCodeOfEachModule() {
    TreeSet<String> expected = new TreeSet<>();
    for (String name : fetched.keySet()) {
      if (name.endsWith(".py") && !name.endsWith("/__main__.py")) {
        expected.add(name + "c");
      }
    }
    TreeSet<String> added = new TreeSet<>(shipped.keySet());
    added.removeAll(fetched.keySet());
    assertEquals(expected, added);
    assertTrue(added.contains("json/__init__.pyc"));
  }

  @Test
  void byteCodeIsOfThisPythonAndNotComparedWithItsSource() {
    shipped.forEach(
        (name, content) -> {
          if (name.endsWith(".pyc")) {
            ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
            assertTrue(content.length > HEADER_BYTES, name);
            assertEquals(MAGIC, header.getInt(0), name);
            assertEquals(UNCHECKED_HASH, header.getInt(4), name);
          }
        });
  }

  @Test
  void byteCodeNamesTheFileThatTracebacksShow() {
    String code = new String(shipped.get("json/__init__.pyc"), StandardCharsets.ISO_8859_1);
    assertTrue(code.contains("/lib/python314.zip/json/__init__.py"));
  }

  private static Map<String, byte[]> read(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
