package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;

class RefusalsTest {
  private static final String MISSING_VARIABLE =
      """
      Traceback (most recent call last):
        File "<string>", line 1, in <module>
          os.environ["SECRET"]
          ~~~~~~~~~~^^^^^^^^^^
        File "<frozen os>", line 709, in __getitem__
      KeyError: 'SECRET'
      """;

  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  private List<String> hints(AccessFlags access, String text, String refused, boolean write)
      throws IOException {
    Refusals refusals =
        new Refusals(
            access,
            InterpreterOptions.defaults()
                .withMount(Mount.readOnly(Path.of("/w"), "/w"))
                .withMount(Mount.readWrite(Path.of("/w/open"), "/w/open"))
                .withMount(Mount.readOnly(Path.of("/h"), "/g")));
    OutputStream watched = refusals.watch(stderr);
    if (!refused.isEmpty()) {
      refusals.refused(refused, write);
    }
    watched.write(text.getBytes(StandardCharsets.UTF_8));
    List<String> hints = refusals.hints();
    assertEquals(List.of(), refusals.hints());
    return hints;
  }

  @Test
  void aRefusedWrite() throws IOException {
    String text = "Traceback\nOSError: [Errno 69] Read-only file system: 'x/y'\n";
    assertEquals(
        List.of("'/w/x/y' is read-only here; --allow-write opens it"),
        hints(AccessFlags.NONE, text, "/w/x/y", true));
    assertEquals(List.of(), hints(AccessFlags.NONE, text, "/w/open/y", true));
    assertEquals(
        List.of("'/g/y' is read-only here; --mount without :ro opens it"),
        hints(
            AccessFlags.NONE.withMount(new MountFlag("/h", "/g", MountFlag.Mode.RO)),
            text,
            "/g/y",
            true));
  }

  @Test
  void aFileThatIsNotShown() throws IOException {
    String text = "FileNotFoundError: [Errno 44] No such file or directory: '/etc/ssl/x'\n";
    assertEquals(
        List.of(
            "'/etc/ssl/x' is not shown to Python here; --mount /etc/ssl:/etc/ssl:ro opens it if the"
                + " host has it"),
        hints(AccessFlags.NONE, text, "", false));
    for (String known : List.of("/w/x", "/lib/x", "/home/pyodide/x", "relative")) {
      assertEquals(
          List.of(), hints(AccessFlags.NONE, text.replace("/etc/ssl/x", known), "", false), known);
    }
  }

  @Test
  void theNetwork() throws IOException {
    List<String> closed =
        List.of("the network is closed here, and no flag of this version opens it");
    for (String last :
        List.of(
            "PermissionError: [Errno 2] Permission denied\n",
            "socket.gaierror: [Errno -4] Non-recoverable failure in name resolution\n",
            "urllib.error.URLError: <urlopen error [Errno -4] Non-recoverable failure>\n")) {
      assertEquals(closed, hints(AccessFlags.NONE, "  File socket.py\n" + last, "", false), last);
    }
    assertEquals(
        List.of(),
        hints(
            AccessFlags.NONE,
            "socket\nPermissionError: [Errno 2] Permission denied: 'f'\n",
            "",
            false));
  }

  @Test
  void colouredMessages() throws IOException {
    String text =
        "\u001b[1;35mFileNotFoundError\u001b[0m: \u001b[35m[Errno 44] No: '/etc/x'\u001b[0m\n";
    assertEquals(1, hints(AccessFlags.NONE, text, "", false).size());
  }

  @Test
  void aRefusalThatTheProgramGotOver() throws IOException {
    assertEquals(List.of(), hints(AccessFlags.NONE, "ValueError: nothing to do\n", "/w/x", true));
  }

  @Test
  void aMissingVariable() throws IOException {
    assertEquals(
        List.of("the environment is closed here; --allow-env=SECRET opens 'SECRET'"),
        hints(AccessFlags.NONE, MISSING_VARIABLE, "", false));
    assertEquals(List.of(), hints(AccessFlags.NONE.withEnvironment(), MISSING_VARIABLE, "", false));
    assertEquals(
        List.of(),
        hints(
            AccessFlags.NONE.withEnvironmentNames(List.of("SECRET")), MISSING_VARIABLE, "", false));
    assertEquals(List.of(), hints(AccessFlags.NONE, "KeyError: 'SECRET'\n", "", false));
  }

  @Test
  void theStreamPassesAllBytesAndRemembersTheLast() throws IOException {
    byte[] bytes = new byte[10_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + i % 26);
    }
    OutputTail tail = new OutputTail(stderr);
    tail.write(bytes, 0, 9_000);
    tail.write(bytes, 9_000, 999);
    tail.write(bytes[9_999]);
    assertArrayEquals(bytes, stderr.toByteArray());
    assertEquals(new String(bytes, 10_000 - 4096, 4096, StandardCharsets.UTF_8), tail.takeText());
    assertEquals("", tail.takeText());
  }
}
