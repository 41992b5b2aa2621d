package org.jyodide.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands in for pip. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for pip is a shell script")
class FetchMicropipTest {
  private static final String WHEEL = "micropip-1.0-py3-none-any.whl";

  @TempDir Path temporary;

  private Path wheel(String source) throws IOException {
    Path file = temporary.resolve("served.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("micropip/package_index.py"));
      zip.write(source.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private FetchMicropip fetch(Path served, String script) throws IOException {
    return new FetchMicropip(
        "1.0",
        Checksum.sha256(served),
        List.of(List.of(temporary.resolve("missing").toString()), List.of("sh", "-c", script)));
  }

  @Test
  void theIndexIsReadFromTheWheel() throws Exception {
    Path served = wheel("import x\nPYPI_URL = \"https://example.org/wheels\"\n");
    Path directory = temporary.resolve("out");
    Path cache = temporary.resolve("cache");
    String copy = "cp " + served + " " + directory.resolve(WHEEL);
    fetch(served, copy).into(directory, cache);
    assertEquals(
        "https://example.org/wheels\n", Files.readString(directory.resolve("default-index")));
    fetch(served, "exit 1").into(directory, cache);
    fetch(served, "exit 1").into(temporary.resolve("second"), cache);
    assertTrue(Files.exists(temporary.resolve("second/default-index")));
  }

  @Test
  void withoutPipTheBuildGoesOn() throws Exception {
    Path directory = temporary.resolve("out");
    fetch(wheel(""), "exit 1").into(directory, null);
    assertFalse(Files.exists(directory.resolve("default-index")));
  }

  @Test
  void anotherWheelIsDeleted() throws Exception {
    Path directory = temporary.resolve("out");
    fetch(wheel("x"), "echo changed > " + directory.resolve(WHEEL)).into(directory, null);
    assertFalse(Files.exists(directory.resolve("micropip.whl")));
  }

  @Test
  void aWheelWithoutIndexIsADefect() throws Exception {
    Path served = wheel("nothing");
    Path directory = temporary.resolve("out");
    String copy = "cp " + served + " " + directory.resolve(WHEEL);
    assertThrows(BuildFailure.class, () -> fetch(served, copy).into(directory, null));
  }
}
