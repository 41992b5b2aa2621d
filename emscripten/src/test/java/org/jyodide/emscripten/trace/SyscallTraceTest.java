package org.jyodide.emscripten.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.runtime.Memory;

class SyscallTraceTest {
  static long open(@CString int path, int flags, long offset) {
    if (flags < 0) {
      throw new IllegalStateException("no");
    }
    return flags + offset;
  }

  @Test
  void printsOneLineForACall() throws Throwable {
    Memory memory = new Memory(new Limits(1, 1), 1);
    memory.write(4, "/a\nb\"\0".getBytes(StandardCharsets.UTF_8));
    Method method =
        SyscallTraceTest.class.getDeclaredMethod("open", int.class, int.class, long.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MethodHandle traced =
        SyscallTrace.wrap(
            "open",
            method,
            MethodHandles.lookup().unreflect(method),
            () -> memory,
            new PrintStream(out, true, StandardCharsets.UTF_8));
    assertEquals(12L, (long) traced.invokeExact(4, 2, 10L));
    assertThrows(
        IllegalStateException.class,
        () -> {
          long ignored = (long) traced.invokeExact(-1, -2, 0L);
        });
    assertEquals(
        """
        open("/a\\x0ab\\x22", 2, 10) = 12
        open(bad address 4294967295, -2, 0) ! java.lang.IllegalStateException: no
        """,
        out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }
}
