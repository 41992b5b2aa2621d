package org.jyodide.emscripten.trace;

import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.DevOptions;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.runtime.Memory;

/**
 * One line on the JVM's standard error for each call of a host function: name, arguments, result.
 * Switched on by {@code -Djyodide.trace=syscalls}; host functions are not wrapped when it is off.
 */
@SuppressWarnings("UnusedMethod") // Called through a handle.
public final class SyscallTrace {
  private static final int LONGEST_STRING = 200;
  private static final boolean ON = DevOptions.current().traces(DevOptions.Trace.SYSCALLS);
  private static final MethodHandle CALL = own();

  private final String name;
  private final boolean[] strings;
  private final MethodHandle target;
  private final Supplier<Memory> memory;
  private final PrintStream out;

  private SyscallTrace(
      String name, Method method, MethodHandle target, Supplier<Memory> memory, PrintStream out) {
    this.name = name;
    this.target = target;
    this.memory = memory;
    this.out = out;
    this.strings = new boolean[method.getParameterCount()];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = method.getParameters()[i].isAnnotationPresent(CString.class);
    }
  }

  /** Whether calls are to be traced. */
  public static boolean isOn() {
    return ON;
  }

  /**
   * A handle that calls another and prints the call.
   *
   * @param method says which parameters are strings
   * @param memory where these are, known by the time of the first call
   */
  public static MethodHandle wrap(
      String name, Method method, MethodHandle target, Supplier<Memory> memory) {
    return wrap(name, method, target, memory, System.err);
  }

  static MethodHandle wrap(
      String name, Method method, MethodHandle target, Supplier<Memory> memory, PrintStream out) {
    return CALL.bindTo(new SyscallTrace(name, method, target, memory, out))
        .asCollector(Object[].class, target.type().parameterCount())
        .asType(target.type());
  }

  private @Nullable Object call(@Nullable Object... arguments) throws Throwable {
    StringBuilder line = new StringBuilder(name).append('(');
    for (int i = 0; i < arguments.length; i++) {
      line.append(i == 0 ? "" : ", ").append(show(arguments[i], strings[i]));
    }
    line.append(')');
    try {
      Object result = target.invokeWithArguments(arguments);
      if (target.type().returnType() != void.class) {
        line.append(" = ").append(show(result, false));
      }
      return result;
    } catch (Throwable t) {
      line.append(" ! ").append(t);
      throw t;
    } finally {
      out.println(line);
    }
  }

  private String show(@Nullable Object value, boolean string) {
    if (string && value instanceof Integer address) {
      return quote(address);
    }
    return value == null || value instanceof Number
        ? String.valueOf(value)
        : value.getClass().getSimpleName();
  }

  /** The string at an address, with control characters escaped so that it stays on its line. */
  private String quote(int address) {
    byte[] bytes;
    boolean whole;
    try {
      int length = memory.get().stringLength(address);
      whole = length <= LONGEST_STRING;
      bytes = memory.get().read(address, Math.min(length, LONGEST_STRING));
    } catch (Trap e) {
      return "bad address " + Integer.toUnsignedString(address);
    }
    StringBuilder text = new StringBuilder("\"");
    new String(bytes, StandardCharsets.UTF_8)
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == '"' || c == '\\') {
                text.append(String.format("\\x%02x", c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.append(whole ? "\"" : "\"...").toString();
  }

  private static MethodHandle own() {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              SyscallTrace.class, "call", MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
