package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots, forks and resets. */
class SnapshotTest {
  private static Snapshot snapshot;

  @BeforeAll
  static void freeze() {
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withMount(Mount.memory("/data"))
            .withEnvironmentVariable("SIZE", "small")
            .withTimeZone(ZoneId.of("UTC"));
    try (Interpreter python = Interpreter.create(options)) {
      python.exec(
          """
          import ctypes, json, os, random, sqlite3, sys, tempfile, time, uuid

          numbers = [1, 2, 3]
          stamp = time.monotonic(), time.process_time()

          def total():
              return sum(numbers)

          # A pointer of C to a function of Python.
          Compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)
          compare = Compare(lambda a, b: a - b)
          with open("/tmp/text", "w") as file:
              file.write("kept")
          with open("/data/text", "w") as file:
              file.write("in a mount")
          os.symlink("/tmp/text", "/tmp/link")
          os.mkdir("/tmp/folder", 0o700)
          os.chdir("/tmp/folder")
          os.umask(0o077)
          """);
      snapshot = python.snapshot();
      assertEquals(6, python.eval("total()").asInt());
    }
  }

  @AfterAll
  static void thaw() {
    snapshot.close();
  }

  @Test
  void aForkGoesOnWhereTheSnapshotWasTaken() {
    try (Interpreter fork = snapshot.fork()) {
      assertEquals(6, fork.eval("total()").asInt());
      assertEquals("[1, 2, 3]", fork.eval("json.dumps(numbers)").asString());
      assertEquals(2, fork.eval("compare(5, 3)").asInt());
    }
  }

  @Test
  void forksShareNothingThatTheyWrite() {
    try (Interpreter a = snapshot.fork();
        Interpreter b = snapshot.fork()) {
      a.exec(
          "numbers.append(10); open('/tmp/text', 'a').write(' and changed'); os.remove('/tmp/link')");
      assertEquals(16, a.eval("total()").asInt());
      assertEquals(6, b.eval("total()").asInt());
      assertEquals("kept and changed", a.eval("open('/tmp/text').read()").asString());
      assertEquals("kept", b.eval("open('/tmp/link').read()").asString());
    }
  }

  @Test
  void filesInMemoryAreKept() {
    try (Interpreter fork = snapshot.fork()) {
      assertEquals("in a mount", fork.eval("open('/data/text').read()").asString());
      assertEquals("/tmp/text", fork.eval("os.readlink('/tmp/link')").asString());
      assertEquals("0o40700", fork.eval("oct(os.stat('/tmp/folder').st_mode)").asString());
      assertEquals("/tmp/folder", fork.eval("os.getcwd()").asString());
      assertEquals(0077, fork.eval("os.umask(0o022)").asInt());
    }
  }

  @Test
  void aResetBringsEverythingBack() {
    try (Interpreter fork = snapshot.fork()) {
      PyObject before = fork.eval("numbers");
      fork.exec(
          "numbers.clear(); del json, total; open('/tmp/new', 'w').close(); sys.path.clear()");
      fork.reset();
      assertEquals(6, fork.eval("total()").asInt());
      assertFalse(fork.eval("os.path.exists('/tmp/new')").asBoolean());
      assertEquals(1, fork.eval("json.loads('1')").asInt());
      InterpreterDeadException dead = assertThrows(InterpreterDeadException.class, before::repr);
      assertTrue(String.valueOf(dead.getMessage()).contains("before the interpreter was reset"));
    }
  }

  @Test
  void aDeadInterpreterCanBeReset() {
    try (Interpreter fork = snapshot.fork()) {
      assertThrows(InterpreterDeadException.class, () -> fork.exec("os._exit(3)"));
      fork.reset();
      assertEquals(6, fork.eval("total()").asInt());
    }
  }

  @Test
  void aForkCanBeFrozenAgain() {
    try (Interpreter first = snapshot.fork()) {
      first.exec("numbers.append(4)");
      try (Interpreter second = first.fork();
          Snapshot deeper = second.snapshot();
          Interpreter third = deeper.fork()) {
        second.exec("numbers.append(5)");
        assertEquals(10, third.eval("total()").asInt());
      }
    }
  }

  @Test
  void manyForksAtOnceAreIndependent() {
    List<CompletableFuture<Integer>> sums =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try (Interpreter fork = snapshot.fork()) {
                            fork.exec("numbers.append(" + i + ")");
                            return fork.eval("total()").asInt() - i;
                          }
                        }))
            .toList();
    sums.forEach(sum -> assertEquals(6, sum.join()));
  }

  @Test
  void whatIsRandomIsDrawnAfresh() {
    for (String source :
        List.of(
            "random.random()",
            "random.Random().random()",
            "uuid.uuid1().hex",
            "uuid.uuid4().hex",
            "uuid.uuid7().hex",
            "os.urandom(8).hex()",
            "__import__('secrets').token_hex()",
            "next(tempfile._get_candidate_names())",
            "sqlite3.connect(':memory:').execute('select random()').fetchone()[0]",
            "time.monotonic_ns()",
            "time.perf_counter_ns()")) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        try (Interpreter fork = snapshot.fork()) {
          assertTrue(seen.add(fork.eval("str(" + source + ")").asString()), source);
          fork.reset();
          assertTrue(seen.add(fork.eval("str(" + source + ")").asString()), source);
        }
      }
    }
  }

  @Test
  void clocksDoNotGoBack() {
    try (Interpreter fork = snapshot.fork()) {
      assertTrue(fork.eval("time.monotonic() > stamp[0]").asBoolean());
      assertTrue(fork.eval("time.process_time() >= stamp[1]").asBoolean());
    }
  }

  @Test
  void aForkMayHaveOtherOptions(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("module_of_host.py"), "value = 42");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withEnvironmentVariable("COLOUR", "green")
            .withTimeZone(ZoneId.of("Asia/Tokyo"))
            .withMount(Mount.readOnly(directory, "/lib/python3.14/site-packages"))
            .withStdout(out);
    try (Interpreter fork = snapshot.fork(options)) {
      assertEquals("green", fork.eval("os.environ['COLOUR']").asString());
      assertTrue(fork.eval("'SIZE' in os.environ or os.getenv('SIZE')").isNone());
      assertEquals(9, fork.eval("time.localtime(0).tm_hour").asInt());
      assertEquals(42, fork.eval("__import__('module_of_host').value").asInt());
      fork.exec("print('to its own output')");
    }
    assertEquals("to its own output\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatCannotBeKeptIsListed() {
    try (Interpreter fork = snapshot.fork()) {
      fork.exec(
          """
          import asyncio
          held = open('/tmp/text')
          asyncio.get_event_loop().call_later(100, print)
          """);
      SnapshotException e = assertThrows(SnapshotException.class, fork::snapshot);
      assertEquals(
          List.of("the open file /tmp/text", "what the event loop has to do: tasks or timers"),
          e.obstacles());
      assertTrue(
          String.valueOf(e.getMessage()).contains("the open file /tmp/text; what the event loop"));
    }
  }

  @Test
  void theEventLoopIsKeptWhileItHasNothingToDo() {
    try (Interpreter fork = snapshot.fork()) {
      fork.exec(
          """
          import asyncio
          from js import JSON, setTimeout
          from pyodide.ffi import to_js

          async def slow(x):
              await asyncio.sleep(0.001)
              return x + 1

          asyncio.run(slow(1))
          """);
      try (Snapshot started = fork.snapshot();
          Interpreter next = started.fork()) {
        assertEquals(3, next.eval("asyncio.run(slow(2))").asInt());
        assertEquals(8, next.evalAsync("await slow(7)").join().asInt());
        assertEquals("[1,2]", next.eval("JSON.stringify(to_js([1, 2]))").asString());
        assertEquals(1, next.eval("__import__('js').JSON.parse('1')").asInt());
        next.reset();
        assertEquals(4, next.eval("asyncio.run(slow(3))").asInt());
      }
    }
  }

  @Test
  void whatWasPrintedBeforeIsNotPrintedAgain() {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    InterpreterOptions options = InterpreterOptions.defaults();
    try (Interpreter fork = snapshot.fork(options.withStdout(first))) {
      fork.exec("print('before')");
      try (Snapshot printed = fork.snapshot();
          Interpreter next = printed.fork(options.withStdout(second))) {
        next.exec("print('after')");
      }
    }
    assertEquals("before\n", first.toString(StandardCharsets.UTF_8));
    assertEquals("after\n", second.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFileKeepsIt(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("app.snapshot");
    snapshot.writeTo(file);
    try (Snapshot read = Snapshot.read(file);
        Interpreter fork = read.fork()) {
      assertEquals(6, fork.eval("total()").asInt());
      assertEquals(2, fork.eval("compare(5, 3)").asInt());
      assertEquals("kept", fork.eval("open('/tmp/link').read()").asString());
      assertEquals("1", fork.eval("json.dumps(1)").asString());
    }
    byte[] bytes = Files.readAllBytes(file);
    assertRefused(file, Arrays.copyOf(bytes, 100), "cut off");
    assertRefused(file, Arrays.copyOf(bytes, bytes.length - 1), "cut off");
    assertRefused(file, changed(bytes, 0), "no snapshot");
    assertRefused(file, changed(bytes, 16), "format");
    assertRefused(file, changed(bytes, 45), "another version");
    assertRefused(file, changed(bytes, bytes.length / 2), "checksum");
    assertThrows(
        UncheckedIOException.class, () -> Snapshot.read(directory.resolve("missing.snapshot")));
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 0x55;
    return copy;
  }

  private static void assertRefused(Path file, byte[] bytes, String reason) throws IOException {
    Files.write(file, bytes);
    SnapshotException e = assertThrows(SnapshotException.class, () -> Snapshot.read(file));
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e.getMessage());
  }

  @Test
  void codeCannotFreezeOrResetItself() {
    try (Interpreter fork = snapshot.fork()) {
      assertThrows(SnapshotException.class, () -> fork.call(fork::snapshot));
      assertThrows(
          IllegalStateException.class,
          () ->
              fork.call(
                  () -> {
                    fork.reset();
                    return 1;
                  }));
      assertEquals(6, fork.eval("total()").asInt());
    }
  }

  @Test
  void aClosedSnapshotMakesNoForks() {
    Snapshot closed;
    try (Interpreter fork = snapshot.fork()) {
      closed = fork.snapshot();
    }
    closed.close();
    IllegalStateException e = assertThrows(IllegalStateException.class, closed::fork);
    assertEquals("this snapshot was closed; take another", e.getMessage());
  }

  @Test
  void aForkObeysItsOwnLimits() {
    InterpreterOptions small =
        InterpreterOptions.defaults()
            .withLimits(Limits.none().withMemoryBytes(snapshot.memoryBytes() - 1));
    assertThrows(LimitExceededException.class, () -> snapshot.fork(small));
    InterpreterOptions enough =
        InterpreterOptions.defaults()
            .withLimits(Limits.none().withMemoryBytes(snapshot.memoryBytes() + (8 << 20)));
    try (Interpreter fork = snapshot.fork(enough)) {
      assertThrows(PythonException.class, () -> fork.eval("bytearray(64 << 20)"));
      assertEquals(6, fork.eval("total()").asInt());
    }
  }
}
