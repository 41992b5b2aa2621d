package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jyodide.emscripten.trace.SyscallTrace;

/** Wraps library methods so that their calls are traced. */
final class SyscallAdapter {
  private final EmscriptenProcess process;

  SyscallAdapter(EmscriptenProcess process) {
    this.process = process;
  }

  MethodHandle adapt(ImportName name, ImportBinder.Binding binding) {
    MethodHandle handle = binding.handle();
    MethodHandle reporting = binding.errno().map(sign -> reportErrno(handle, sign)).orElse(handle);
    return SyscallTrace.wrap(name.name(), binding.method(), reporting, process::memory);
  }

  /** A handle with the results that the program will see. */
  private static MethodHandle reportErrno(MethodHandle handle, ErrnoResult.Sign sign) {
    try {
      MethodHandle report =
          MethodHandles.lookup()
              .findVirtual(
                  ErrnoResult.Sign.class,
                  "report",
                  MethodType.methodType(int.class, RuntimeException.class))
              .bindTo(sign);
      return MethodHandles.catchException(handle, RuntimeException.class, report);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("an enum has lost its method", e);
    }
  }
}
