package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jyodide.emscripten.trace.SyscallTrace;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * Wraps library methods: errors become numbers where {@link ErrnoResult} says so, calls are traced.
 */
@SuppressWarnings("UnusedMethod") // Called through handles.
final class SyscallAdapter {
  private static final MethodHandle NEGATIVE;
  private static final MethodHandle POSITIVE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType type = MethodType.methodType(int.class, RuntimeException.class);
      NEGATIVE = lookup.findStatic(SyscallAdapter.class, "negative", type);
      POSITIVE = lookup.findStatic(SyscallAdapter.class, "positive", type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final EmscriptenProcess process;

  SyscallAdapter(EmscriptenProcess process) {
    this.process = process;
  }

  MethodHandle adapt(ImportName name, ImportBinder.Binding binding) {
    MethodHandle handle = reportErrno(binding.method(), binding.handle());
    return SyscallTrace.isOn()
        ? SyscallTrace.wrap(name.name(), binding.method(), handle, process::memory)
        : handle;
  }

  private static MethodHandle reportErrno(Method method, MethodHandle handle) {
    ErrnoResult result = method.getAnnotation(ErrnoResult.class);
    if (result == null && method.getReturnType() != void.class) {
      result = method.getDeclaringClass().getAnnotation(ErrnoResult.class);
    }
    if (result == null) {
      return handle;
    }
    if (handle.type().returnType() != int.class) {
      throw new IllegalArgumentException("@ErrnoResult needs an int result: " + method);
    }
    return MethodHandles.catchException(
        handle,
        RuntimeException.class,
        result.value() == ErrnoResult.Sign.NEGATIVE ? NEGATIVE : POSITIVE);
  }

  private static int negative(RuntimeException e) {
    return -positive(e);
  }

  private static int positive(RuntimeException e) {
    if (e instanceof ErrnoException failure) {
      return failure.errno().number();
    }
    if (e instanceof Trap trap && trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY) {
      return Errno.EFAULT.number();
    }
    throw e;
  }
}
