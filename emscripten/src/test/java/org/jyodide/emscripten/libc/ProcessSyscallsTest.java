package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/** The end of a process, its environment, random bytes, messages, and function pointers. */
class ProcessSyscallsTest {
  private final FakeProgram c = new FakeProgram();
  private final List<String> events = new ArrayList<>();

  private MethodHandle note(String event, Class<?> result, Class<?>... parameters) {
    MethodHandle add =
        MethodHandles.insertArguments(
            method(List.class, "add", boolean.class, Object.class), 0, events, event);
    MethodHandle done = add.asType(MethodType.methodType(void.class));
    MethodHandle zero = result == void.class ? done : MethodHandles.filterReturnValue(done, zero());
    return MethodHandles.dropArguments(zero, 0, parameters);
  }

  private static MethodHandle zero() {
    return MethodHandles.constant(int.class, 0);
  }

  private static MethodHandle method(
      Class<?> type, String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(type, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @Test
  void exitRunsHandlersFlushesAndClosesOnce() {
    c.export("__funcs_on_exit", note("handlers", void.class));
    c.export("fflush", note("flush", int.class, int.class));
    c.start();
    c.process().descriptors().add(c.files.open("/", OpenFlags.O_RDONLY), false);
    c.process().onClose(() -> events.add("closed"));
    assertEquals(3, assertThrows(ExitStatus.class, () -> c.run("exit", 3)).status());
    assertEquals(List.of("handlers", "flush", "closed"), events);
    assertTrue(c.process().lifetime().hasExited());
    assertEquals(3, c.process().lifetime().status());
    assertFalse(c.process().descriptors().isOpen(0));
    assertThrows(ExitStatus.class, () -> c.run("exit", 4));
    assertEquals(3, events.size());
  }

  @Test
  void aProgramThatIsKeptAliveOnlyUnwinds() {
    c.start();
    c.run("emscripten_runtime_keepalive_push");
    assertThrows(ExitStatus.class, () -> c.run("exit", 1));
    assertFalse(c.process().lifetime().hasExited());
    c.run("emscripten_runtime_keepalive_push");
    c.run("emscripten_runtime_keepalive_pop");
    assertTrue(c.process().lifetime().isKeptAlive());
    c.run("_emscripten_runtime_keepalive_clear");
    assertFalse(c.process().lifetime().isKeptAlive());
  }

  @Test
  void environment() {
    c.start(
        c.program()
            .withProgramPath("/bin/prög")
            .withEnvironment(Map.of("HOME", "/root", "EXTRA", "ä=b")));
    int out = c.buffer(8);
    assertEquals(0, c.wasi("environ_sizes_get", out, out + 4));
    int count = c.memory().loadI32(out);
    int pointers = c.buffer(4 * count);
    int strings = c.buffer(c.memory().loadI32(out + 4));
    assertEquals(0, c.wasi("environ_get", pointers, strings));
    List<String> variables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variables.add(c.read(c.memory().loadI32(pointers + 4 * i)));
    }
    assertEquals(
        List.of(
            "USER=web_user",
            "LOGNAME=web_user",
            "PATH=/",
            "PWD=/",
            "HOME=/root",
            "LANG=C.UTF-8",
            "_=/bin/prög",
            "EXTRA=ä=b"),
        variables);
    int name = c.string("##########");
    c.run("_emscripten_get_progname", name, 9);
    assertEquals("/bin/pr", c.read(name));
    c.run("_emscripten_get_progname", name, 11);
    assertEquals("/bin/prög", c.read(name));
  }

  @Test
  void randomBytesComeFromTheSetting() {
    c.start(c.program().withRandom(new Random(7)));
    byte[] expected = new byte[100];
    new Random(7).nextBytes(expected);
    int buffer = c.buffer(101);
    assertEquals(0, c.wasi("random_get", buffer, 100));
    assertTrue(Arrays.equals(expected, c.memory().read(buffer, 100)));
    assertEquals(0, c.memory().loadU8(buffer + 100));
    assertEquals(0, c.wasi("random_get", 0x10000, 0x30000));
    assertEquals(0, c.wasi("random_get", buffer, 0));
    assertEquals(Errno.EFAULT.number(), c.wasi("random_get", c.memory().size() - 4, 5));
    assertEquals(Errno.EFAULT.number(), c.wasi("random_get", 16, -16));
  }

  @Test
  void refusals() {
    c.start();
    assertEquals(0, c.call("_emscripten_system", 0));
    assertEquals(-Errno.ENOSYS.number(), c.call("_emscripten_system", c.string("ls")));
    assertEquals(-Errno.EACCES.number(), c.call("__syscall_socket", 2, 1, 0, 0, 0, 0));
    assertEquals(-Errno.EBADF.number(), c.call("__syscall_connect", 3, 0, 0, 0, 0, 0));
    int fd = c.process().descriptors().add(c.files.open("/", OpenFlags.O_RDONLY), false);
    assertEquals(-Errno.ENOTSOCK.number(), c.call("__syscall_connect", fd, 0, 0, 0, 0, 0));
    assertTrue(c.call("getaddrinfo", c.string("localhost"), 0, 0, 0) < 0);
    assertEquals(0, c.call("__syscall_getuid32_js"));
  }

  @Test
  void protocolsByName() {
    c.start();
    int tcp = c.call("getprotobyname", c.string("tcp"));
    assertEquals("tcp", c.read(c.memory().loadI32(tcp)));
    assertEquals(0, c.memory().loadI32(c.memory().loadI32(tcp + 4)));
    assertEquals(6, c.memory().loadI32(tcp + 8));
    assertEquals(tcp, c.call("getprotobyname", c.string("tcp")));
    assertEquals(0, c.call("getprotobyname", c.string("nope")));
  }

  @Test
  void functionPointers() {
    c.start();
    MethodHandle max = method2(Math.class, "max");
    int pointer = c.pointer(max);
    assertEquals(9, c.call("_PyEM_TrampolineCall_JS", pointer, 4, 9, 100));
    int handler = c.pointer(note("signal", void.class, int.class));
    c.run("__call_sighandler", handler, 2);
    assertEquals(List.of("signal"), events);
    Trap mismatch = assertThrows(Trap.class, () -> c.run("__call_sighandler", pointer, 2));
    assertEquals(TrapKind.INDIRECT_CALL_TYPE_MISMATCH, mismatch.kind());
    assertThrows(Trap.class, () -> c.run("__call_sighandler", 0, 2));
    assertThrows(Trap.class, () -> c.run("__call_sighandler", 999, 2));
  }

  private static MethodHandle method2(Class<?> type, String name) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(type, name, MethodType.methodType(int.class, int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @Test
  void dlsymFindsExportsAndNothingElse() {
    c.export("max", method2(Math.class, "max"));
    c.exportAddress("datum", 1234);
    List<String> errors = new ArrayList<>();
    MethodHandle read =
        MethodHandles.insertArguments(
            MethodHandles.dropArguments(errorReader(errors), 1, int.class), 0);
    c.export("__dl_seterr", read);
    c.start();
    int pointer = c.call("_dlsym_js", 0, c.string("max"), 0);
    assertEquals(5, c.call("_PyEM_TrampolineCall_JS", pointer, 5, 3, 0));
    assertEquals(pointer, c.call("_dlsym_js", 0, c.string("max"), 0));
    assertEquals(1234, c.call("_dlsym_js", 0, c.string("datum"), 0));
    assertEquals(0, c.call("_dlsym_js", 0, c.string("__syscall_openat"), 0));
    assertTrue(errors.get(0).contains("__syscall_openat"), errors.toString());
    int dso = c.buffer(64);
    c.memory().write(dso + 36, "/x.so".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertEquals(0, c.call("_dlopen_js", dso));
    assertTrue(errors.get(1).contains("/x.so"), errors.toString());
  }

  private MethodHandle errorReader(List<String> errors) {
    try {
      return MethodHandles.lookup()
          .bind(new ErrorReader(errors, c), "read", MethodType.methodType(void.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("read", e);
    }
  }

  /** Stands for {@code __dl_seterr}. */
  static final class ErrorReader {
    private final List<String> errors;
    private final FakeProgram program;

    ErrorReader(List<String> errors, FakeProgram program) {
      this.errors = errors;
      this.program = program;
    }

    @SuppressWarnings("UnusedMethod") // Called through a handle.
    void read(int text) {
      errors.add(program.read(text));
    }
  }

  @Test
  void messagesGoToTheStandardStreams() {
    c.start();
    for (String name : new String[] {"in", "out", "err"}) {
      c.process()
          .descriptors()
          .add(c.files.open("/" + name, OpenFlags.O_RDWR | OpenFlags.O_CREAT), false);
    }
    c.run("emscripten_out", c.string("one"));
    c.run("emscripten_console_log", c.string("two"));
    c.run("emscripten_err", c.string("three"));
    c.run("_emscripten_log_formatted", 1, c.string("four"));
    c.run("_emscripten_log_formatted", 4, c.string("five"));
    assertEquals("one\ntwo\nfour\n", content(1));
    assertEquals("three\nfive\n", content(2));
    c.wasi("fd_close", 2);
    c.run("emscripten_err", c.string("lost"));
    Trap abort = assertThrows(Trap.class, () -> c.run("_abort_js"));
    assertEquals(TrapKind.UNREACHABLE, abort.kind());
    Trap failed =
        assertThrows(
            Trap.class,
            () -> c.run("__assert_fail", c.string("x > 0"), c.string("f.c"), 12, c.string("g")));
    assertTrue(
        String.valueOf(failed.getMessage()).contains("x > 0, at f.c:12, g"), failed.getMessage());
  }

  private String content(int fd) {
    byte[] bytes = new byte[100];
    int count = c.process().descriptors().get(fd).readAt(0, bytes, 0, bytes.length);
    return new String(bytes, 0, count, java.nio.charset.StandardCharsets.UTF_8);
  }
}
