package org.jyodide.emscripten.libc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Unsupported;
import org.jyodide.vfs.Errno;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.runtime.Traps;
import org.jyodide.wasm.runtime.WasmFunction;

/** The end of the program, its name and owner, signal handlers. */
@SuppressWarnings("DoNotCallSuggester") // Called by programs.
final class ProcessSyscalls {
  private static final MethodType SIGNAL_HANDLER = MethodType.methodType(void.class, int.class);

  private final EmscriptenProcess process;

  ProcessSyscalls(EmscriptenProcess process) {
    this.process = process;
  }

  @HostImport(name = "exit")
  void exit(int status) {
    throw process.exit(status);
  }

  @HostImport(name = "emscripten_runtime_keepalive_push")
  void keepalivePush() {
    process.lifetime().push();
  }

  @HostImport(name = "emscripten_runtime_keepalive_pop")
  void keepalivePop() {
    process.lifetime().pop();
  }

  @HostImport(name = "_emscripten_runtime_keepalive_clear")
  void keepaliveClear() {
    process.lifetime().clear();
  }

  @HostImport(name = "_emscripten_get_progname")
  void getProgname(int buffer, int size) {
    CStrings.write(process.memory(), buffer, process.program().programPath(), size);
  }

  /** The user is root, as in Emscripten, and so are the owners of files. */
  @HostImport(name = "__syscall_getuid32_js")
  int getuid() {
    return 0;
  }

  @HostImport(name = "__syscall_umask_js")
  int umask(int mask) {
    return process.files().setCreationMask(mask);
  }

  /** {@code system}; a null pointer asks whether there is a command interpreter. */
  @HostImport(name = "_emscripten_system")
  @Unsupported("a program in the JVM starts no programs of the host; there is no shell to ask")
  int system(int command) {
    return command == 0 ? 0 : -Errno.ENOSYS.number();
  }

  @HostImport(name = "__call_sighandler")
  void callSighandler(int pointer, int signal) {
    WasmFunction handler = process.functions().table().function(pointer);
    MethodHandle handle = handler.handle();
    if (!handle.type().equals(SIGNAL_HANDLER)) {
      throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
    }
    try {
      handle.invokeExact(signal);
    } catch (Throwable t) {
      throw Traps.of(t);
    }
  }
}
