package org.jyodide.build.stdlib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryArchiveTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 6);

  @TempDir Path temporary;

  @Test
  void byteCodeIsStoredAfterItsSource() throws IOException {
    LibraryArchive library =
        LibraryArchive.read(archive("b/", "b/data.txt", "b/__init__.py", "a.py"));
    assertEquals(List.of("a.py", "b/__init__.py"), library.sources());

    Path file = temporary.resolve("library.zip");
    library.writeWith(Map.of("b/__init__.py", bytes("code")), file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> entries = new ArrayList<>();
      zip.stream()
          .forEach(
              entry -> entries.add((entry.getMethod() == ZipEntry.STORED ? "= " : "~ ") + entry));
      assertEquals(
          List.of("~ a.py", "= b/", "~ b/__init__.py", "= b/__init__.pyc", "~ b/data.txt"),
          entries);
      assertArrayEquals(bytes("a.py"), content(zip, "a.py"));
      assertArrayEquals(bytes("code"), content(zip, "b/__init__.pyc"));
      assertEquals(TIME, zip.getEntry("b/__init__.py").getTimeLocal());
      assertEquals(TIME, zip.getEntry("b/__init__.pyc").getTimeLocal());
    }
  }

  @Test
  void whatIsRunAsAProgramStaysSource() throws IOException {
    LibraryArchive library = LibraryArchive.read(archive("a.py", "b/__main__.py", "__main__x.py"));
    assertEquals(List.of("__main__x.py", "a.py"), library.sources());
  }

  @Test
  void sameInputGivesTheSameFile() throws IOException {
    byte[] archive = archive("a.py", "b.py");
    Path first = temporary.resolve("first.zip");
    Path second = temporary.resolve("second.zip");
    LibraryArchive.read(archive).writeWith(Map.of("a.py", bytes("code")), first);
    LibraryArchive.read(archive).writeWith(Map.of("a.py", bytes("code")), second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
  }

  /** Entries whose content is their name. */
  private static byte[] archive(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        if (!entry.isDirectory()) {
          zip.write(bytes(name));
        }
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] content(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name)).readAllBytes();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
