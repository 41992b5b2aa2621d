package org.jyodide.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;

class InspectCommandTest {
  /**
   * Imports {@code env.log} (i32), defines {@code (func (export "f") (param i32) (result i32)
   * local.get 0)} and one page of memory.
   */
  private static final String MODULE =
      "0061736d01000000"
          + "010a0260017f0060017f017f"
          + "020b0103656e76036c6f670000"
          + "03020101"
          + "050401010102"
          + "070501016600 01".replace(" ", "")
          + "0a0601040020000b";

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeModule() throws IOException {
    write(HexFormat.of().parseHex(MODULE));
  }

  private void write(byte[] bytes) throws IOException {
    Files.write(directory.resolve("m.wasm"), bytes);
  }

  private int run(String... arguments) {
    HostProcess process =
        new HostProcess(
            directory, directory, Map.of(), InputStream.nullInputStream(), out, err, Set.of());
    return InspectCommand.run(process, List.of(arguments));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void summary() {
    assertEquals(0, run("m.wasm"));
    assertTrue(out().contains("imports    1 {function=1}"), out());
    assertTrue(out().contains("functions  1, 3 bytes of code"), out());
    assertTrue(out().contains("memory     1 to 2 pages"), out());
    assertEquals("", err());
  }

  @Test
  void importsAndExports() {
    assertEquals(0, run("m.wasm", "--imports", "--exports", "--validate"));
    assertEquals(
        List.of("import env log function (i32) -> ()", "export f function 1 (i32) -> (i32)"),
        out().lines().toList());
  }

  @Test
  void aFunctionByIndexAndByName() {
    assertEquals(0, run("m.wasm", "--dump-function", "1"));
    String byIndex = out();
    assertTrue(byIndex.contains("local.get 0"), byIndex);
    out.reset();
    assertEquals(0, run("m.wasm", "--dump-function", "f"));
    assertEquals(byIndex, out());

    assertEquals(1, run("m.wasm", "--dump-function", "g"));
    assertTrue(err().startsWith("jyodide: m.wasm: an export, a debug name or an index"), err());
  }

  @Test
  void aTruncatedModule() throws IOException {
    byte[] bytes = HexFormat.of().parseHex(MODULE);
    for (int length = 0; length < bytes.length; length++) {
      write(java.util.Arrays.copyOf(bytes, length));
      err.reset();
      int exitCode = run("m.wasm");
      assertTrue(exitCode == 0 || exitCode == 1);
      assertEquals(exitCode == 0 ? 0 : 1, err().lines().count(), err());
      assertTrue(exitCode == 0 || err().startsWith("jyodide: m.wasm: "), err());
    }
    write(java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(1, run("m.wasm"));
  }

  @Test
  void noModule() throws IOException {
    write("import os\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(1, run("m.wasm"));
    assertTrue(err().contains("magic header not detected"), err());
  }

  @Test
  void noFile() {
    assertEquals(1, run("no.wasm"));
    assertEquals("jyodide: no.wasm: there is no such file", err());
    err.reset();
    assertEquals(1, run("."));
    assertEquals("jyodide: .: cannot be read: it is a directory", err());
  }

  @Test
  void wrongArguments() {
    String missing = assertThrows(UsageException.class, () -> run()).getMessage();
    assertTrue(missing.contains("FILE.wasm") && missing.contains("inspect --help"), missing);
    String unknown = assertThrows(UsageException.class, () -> run("--nope", "x")).getMessage();
    assertTrue(unknown.contains("--nope"), unknown);
  }

  @Test
  void help() {
    assertEquals(0, run("--help"));
    assertTrue(out().contains("--dump-function"));
  }
}
