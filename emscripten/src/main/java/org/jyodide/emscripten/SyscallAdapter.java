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
  private static final MethodHandle ERRNO_NEGATIVE;
  private static final MethodHandle ERRNO_POSITIVE;
  private static final MethodHandle FAULT_NEGATIVE;
  private static final MethodHandle FAULT_POSITIVE;

  static {
    try {
      Class<?> own = SyscallAdapter.class;
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType ofErrno = MethodType.methodType(int.class, ErrnoException.class);
      MethodType ofTrap = MethodType.methodType(int.class, Trap.class);
      ERRNO_NEGATIVE = lookup.findStatic(own, "negative", ofErrno);
      ERRNO_POSITIVE = lookup.findStatic(own, "positive", ofErrno);
      FAULT_NEGATIVE = lookup.findStatic(own, "negativeFault", ofTrap);
      FAULT_POSITIVE = lookup.findStatic(own, "positiveFault", ofTrap);
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
    boolean negative = result.value() == ErrnoResult.Sign.NEGATIVE;
    MethodHandle guarded =
        MethodHandles.catchException(
            handle, ErrnoException.class, negative ? ERRNO_NEGATIVE : ERRNO_POSITIVE);
    return MethodHandles.catchException(
        guarded, Trap.class, negative ? FAULT_NEGATIVE : FAULT_POSITIVE);
  }

  private static int negative(ErrnoException e) {
    return -e.errno().number();
  }

  private static int positive(ErrnoException e) {
    return e.errno().number();
  }

  private static int negativeFault(Trap trap) {
    return -positiveFault(trap);
  }

  private static int positiveFault(Trap trap) {
    if (trap.kind() == TrapKind.OUT_OF_BOUNDS_MEMORY) {
      return Errno.EFAULT.number();
    }
    throw trap;
  }
}
