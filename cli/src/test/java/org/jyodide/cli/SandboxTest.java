package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.NetworkAccess;
import org.jyodide.StandardStream;

class SandboxTest {
  @TempDir private Path temporary;
  private Path work;

  @BeforeEach
  void makeDirectories() throws IOException {
    temporary = temporary.toRealPath();
    work = Files.createDirectory(temporary.resolve("work"));
  }

  private InterpreterOptions options(String... arguments) {
    return options(Set.of(), arguments);
  }

  private InterpreterOptions options(Set<StandardStream> terminals, String... arguments) {
    HostProcess process =
        new HostProcess(
            work,
            temporary,
            Map.of("HOME", "/h", "SECRET", "s", "TERM", "xterm", "=C:", "x"),
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            terminals);
    return Sandbox.options(process, ArgumentParser.parse(List.of(arguments)));
  }

  private static Optional<Mount.Kind> kind(InterpreterOptions options, Path path) {
    return options.mounts().stream()
        .filter(mount -> mount.guest().equals(path.toString()))
        .map(Mount::kind)
        .reduce((first, second) -> second);
  }

  @Test
  void theNetworkIsClosedUnlessAFlagOpensIt() {
    assertEquals(NetworkAccess.none().toString(), options("-c", "1").networkAccess().toString());
    assertTrue(options("--allow-net", "-c", "1").networkAccess().isEverything());
    assertTrue(options("-A", "-c", "1").networkAccess().isEverything());
    assertEquals(
        List.of("a.example", "*.b.example:80"),
        options("--allow-net=a.example,*.b.example:80", "-c", "1").networkAccess().hosts());
    String message = refusal("--allow-net=http://x", "-c", "1");
    assertTrue(message.startsWith("--allow-net: a host pattern is NAME"), message);
  }

  @Test
  void javaIsClosedUnlessAFlagOpensIt() {
    assertTrue(options("-A", "-c", "1").javaAccess().isNone());
    assertTrue(options("--allow-java", "-c", "1").javaAccess().isEverything());
    assertEquals(
        Set.of("java.util", "java.time"),
        Set.copyOf(
            options("--allow-java=java.util,java.time", "-c", "1").javaAccess().packageNames()));
    String message = refusal("--allow-java=a b", "-c", "1");
    assertEquals(
        "--allow-java: the name of a package was wanted, such as java.util, got 'a b'", message);
  }

  @Test
  void variablesAreSet() {
    assertEquals(
        Map.of("SECRET", "mine", "X", "1"),
        options("--allow-env=SECRET", "--env", "SECRET=mine", "--env=X=1", "-c", "1")
            .environment());
  }

  @Test
  void overlaysKeepWhatIsWrittenInMemory() {
    InterpreterOptions options = options("--mount", work + ":/over:overlay", "-c", "1");
    assertEquals(Optional.of(Mount.Kind.OVERLAY), kind(options, Path.of("/over")));
  }

  private String refusal(String... arguments) {
    return assertThrows(UsageException.class, () -> options(arguments)).getMessage();
  }

  @Test
  void withoutFlagsTheWorkingDirectoryIsReadOnly() {
    InterpreterOptions options = options("-c", "1");
    assertEquals(1, options.mounts().size());
    assertEquals(Optional.of(Mount.Kind.READ_ONLY), kind(options, work));
    assertEquals(work.toString(), options.workingDirectory());
    assertEquals("/home/pyodide", options.home());
    assertEquals(Map.of(), options.environment());
    assertEquals(List.of("-c", "1"), options.arguments());
    assertTrue(options.terminal(StandardStream.STDIN).isEmpty());
  }

  @Test
  void theDirectoryOfAScriptIsShown() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path script = Files.createFile(elsewhere.resolve("a.py"));
    assertEquals(Optional.of(Mount.Kind.READ_ONLY), kind(options("../elsewhere/a.py"), elsewhere));
    assertEquals(
        Optional.of(Mount.Kind.READ_WRITE), kind(options("--allow-write", "" + script), elsewhere));
    assertEquals(Optional.of(Mount.Kind.READ_ONLY), kind(options("" + elsewhere), elsewhere));
  }

  @Test
  void aScriptInTheWorkingDirectoryNeedsNoMountOfItsOwn() throws IOException {
    Files.createFile(Files.createDirectory(work.resolve("sub")).resolve("a.py"));
    assertEquals(1, options("sub/a.py").mounts().size());
    assertEquals(1, options("sub").mounts().size());
  }

  @Test
  void theTargetOfALinkToAScriptIsShown() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path script = Files.createFile(elsewhere.resolve("a.py"));
    Files.createSymbolicLink(work.resolve("link.py"), script);
    assertEquals(Optional.of(Mount.Kind.READ_ONLY), kind(options("link.py"), elsewhere));
  }

  @Test
  void aMissingScriptIsRefusedAsPythonDoes() {
    assertEquals(
        "can't open file '" + work.resolve("no.py") + "': [Errno 2] No such file or directory",
        refusal("no.py"));
  }

  @Test
  void aScriptInAMountIsLeftToPython() throws IOException {
    Files.createDirectory(work.resolve("lib"));
    assertEquals(2, options("--mount", "lib:/guest", "/guest/a.py").mounts().size());
  }

  @Test
  void allowWrite() throws IOException {
    assertEquals(Optional.of(Mount.Kind.READ_WRITE), kind(options("--allow-write"), work));

    Path out = Files.createDirectory(work.resolve("out"));
    InterpreterOptions some = options("--allow-write=out," + temporary, "-c", "1");
    assertEquals(Optional.of(Mount.Kind.READ_ONLY), kind(some, work));
    assertEquals(Optional.of(Mount.Kind.READ_WRITE), kind(some, out));
    assertEquals(Optional.of(Mount.Kind.READ_WRITE), kind(some, temporary));

    assertEquals(
        "--allow-write=no: the host has no directory " + work.resolve("no"),
        refusal("--allow-write=no"));
    Files.createFile(work.resolve("file"));
    assertEquals(
        "--allow-write=file: the host path "
            + work.resolve("file")
            + " is no directory; name the directory it is in",
        refusal("--allow-write=file"));
    assertTrue(refusal("--allow-write=/").contains("Python has its own /;"));
  }

  @Test
  void mounts() {
    InterpreterOptions options = options("--mount", ".:/a", "--mount", ".:/b/:ro");
    assertEquals(Optional.of(Mount.Kind.READ_WRITE), kind(options, Path.of("/a")));
    assertEquals(Optional.of(Mount.Kind.READ_ONLY), kind(options, Path.of("/b")));

    assertTrue(refusal("--mount", "no:/a").contains("the host has no directory"));
    assertEquals(
        "--mount: Python has its own /lib; choose another GUEST path",
        refusal("--mount", ".:/lib"));
    assertTrue(refusal("--mount", ".:/a/../lib").contains("without '.' and '..'"));
  }

  @Test
  void environment() {
    assertEquals(
        Map.of("SECRET", "s", "TERM", "xterm"), options("--allow-env", "-c", "1").environment());
    assertEquals(Map.of("HOME", "/h"), options("--allow-env=HOME,NONE", "-c", "1").environment());
    assertEquals(
        Map.of("TERM", "xterm"),
        options(EnumSet.of(StandardStream.STDERR), "-c", "1").environment());
  }

  @Test
  void terminals() {
    InterpreterOptions options = options(EnumSet.of(StandardStream.STDOUT), "-c", "1");
    assertTrue(options.terminal(StandardStream.STDOUT).isPresent());
    assertFalse(options.terminal(StandardStream.STDIN).isPresent());
  }

  @Test
  void allowAll() {
    InterpreterOptions options = options("-A", "-c", "1");
    assertEquals(temporary.toString(), options.home());
    assertEquals("/h", options.environment().get("HOME"));
    assertTrue(options.mounts().stream().allMatch(m -> m.kind() == Mount.Kind.READ_WRITE));
    assertTrue(options.mounts().stream().noneMatch(m -> m.guest().equals("/lib")));
    assertTrue(options.mounts().stream().anyMatch(m -> GuestPaths.contains(m.guest(), "" + work)));
  }

  @Test
  void pathsInOneAnother() {
    assertTrue(GuestPaths.contains("/a", "/a"));
    assertTrue(GuestPaths.contains("/a", "/a/b"));
    assertTrue(GuestPaths.contains("/", "/a"));
    assertFalse(GuestPaths.contains("/a", "/ab"));
    assertFalse(GuestPaths.contains("/a/b", "/a"));
  }
}
