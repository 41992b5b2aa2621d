package org.jyodide.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell script stands in for npm. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in for npm is a shell script")
class FetchPyodideTest {
  @TempDir Path temporary;
  private Path directory;
  private Path cache;
  private Path served;
  private PyodidePin pin;

  @BeforeEach
  void packFiles() throws IOException {
    directory = temporary.resolve("pyodide");
    cache = temporary.resolve("cache");
    served = temporary.resolve("served.tgz");
    Files.write(served, tarball("package/main.wasm", "package/deep/other", "elsewhere"));
    Path content = Files.writeString(temporary.resolve("content"), "package/main.wasm");
    pin =
        new PyodidePin(
            "1.2.3", Checksum.integrity(served), Map.of("main.wasm", Checksum.sha256(content)));
  }

  @Test
  void downloadsOnceAndKeepsThePackageInTheCache() throws Exception {
    Path calls = temporary.resolve("calls");
    NpmClient npm = npm("echo \"$2\" >> " + calls + "; cp " + served + " \"$4/pyodide-1.2.3.tgz\"");
    FetchPyodide fetch = new FetchPyodide(pin, npm);

    fetch.into(directory, cache);
    fetch.into(directory, cache);
    fetch.into(temporary.resolve("second clone"), cache);

    assertEquals("pyodide@1.2.3\n", Files.readString(calls));
    assertEquals("package/main.wasm", Files.readString(directory.resolve("main.wasm")));
    assertFalse(Files.exists(directory.resolve("elsewhere")));
    assertTrue(pin.matches(temporary.resolve("second clone")));
  }

  @Test
  void repairsADamagedFileFromThePackage() throws Exception {
    Files.createDirectories(cache);
    Files.copy(served, cache.resolve("pyodide-1.2.3.tgz"));
    FetchPyodide fetch = new FetchPyodide(pin, new NpmClient("/nowhere/npm"));
    fetch.into(directory, cache);
    Files.writeString(directory.resolve("main.wasm"), "damaged");
    fetch.into(directory, null);
    assertTrue(pin.matches(directory));
  }

  @Test
  void refusesAnotherPackage() throws IOException {
    NpmClient npm = npm("echo evil > \"$4/pyodide-1.2.3.tgz\"");
    String sentence = failure(npm);
    assertTrue(sentence.contains("not the pinned one: wanted " + pin.integrity()), sentence);
    assertFalse(Files.exists(directory.resolve("pyodide-1.2.3.tgz")));
  }

  @Test
  void saysThatNpmIsMissing() {
    assertEquals(
        "npm is needed to fetch pyodide@1.2.3 and was not found on the PATH;"
            + " install Node.js, which brings it",
        failure(new NpmClient("/nowhere/npm")));
  }

  @Test
  void saysThatTheRegistryIsOutOfReach() throws IOException {
    String sentence =
        failure(npm("echo 'npm error code ENOTFOUND' >&2; echo 'npm error no such host'; exit 1"));
    assertEquals(
        "the npm registry could not be reached to fetch pyodide@1.2.3,"
            + " npm says: code ENOTFOUND; no such host",
        sentence);
  }

  @Test
  void saysThatTheDiskIsFull() throws IOException {
    String sentence = failure(npm("echo 'npm error code ENOSPC' >&2; exit 228"));
    assertTrue(sentence.startsWith("the disk is full: " + directory), sentence);
  }

  private String failure(NpmClient npm) {
    FetchPyodide fetch = new FetchPyodide(pin, npm);
    return String.valueOf(
        assertThrows(BuildFailure.class, () -> fetch.into(directory, null)).getMessage());
  }

  /** An npm that runs one line of shell; {@code $4} is the directory to pack into. */
  private NpmClient npm(String line) throws IOException {
    Path script = temporary.resolve("npm");
    Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    assertTrue(script.toFile().setExecutable(true));
    return new NpmClient(script.toString());
  }

  /** An archive of files whose content is their name. */
  private static byte[] tarball(String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      for (String name : names) {
        byte[] block = new byte[1024];
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        byte[] size = String.format("%011o", text.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, block, 0, text.length);
        System.arraycopy(size, 0, block, 124, size.length);
        block[156] = '0';
        System.arraycopy(text, 0, block, 512, text.length);
        out.write(block);
      }
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }
}
