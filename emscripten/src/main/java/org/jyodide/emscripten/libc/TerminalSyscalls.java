package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.layout.TermiosLayout;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.Terminal;
import org.jyodide.wasm.runtime.Memory;

/** {@code ioctl}: requests of terminals, and two that are for any file. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
final class TerminalSyscalls {
  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  private static final int TCSETSW = 0x5403;
  private static final int TCSETSF = 0x5404;
  private static final int TCGETA = 0x5405;
  private static final int TCSETAF = 0x5408;
  private static final int TCFLSH = 0x540B;
  private static final int TIOCGPGRP = 0x540F;
  private static final int TIOCSPGRP = 0x5410;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TIOCSWINSZ = 0x5414;
  private static final int FIONREAD = 0x541B;
  private static final int FIONBIO = 0x5421;

  private final EmscriptenProcess process;

  TerminalSyscalls(EmscriptenProcess process) {
    this.process = process;
  }

  /** The argument of a request comes as the first of the variable arguments. */
  @HostImport(name = "__syscall_ioctl")
  int ioctl(int descriptor, int request, int varargs) {
    OpenFile file = process.descriptors().get(descriptor);
    switch (request) {
      case FIONREAD -> memory().storeI32(argument(varargs), available(file));
      case FIONBIO -> setNonBlocking(file, memory().loadI32(argument(varargs)) != 0);
      case TCGETS -> TermiosLayout.write(memory(), argument(varargs), terminal(file).settings());
      case TCSETS, TCSETSW, TCSETSF ->
          terminal(file).setSettings(TermiosLayout.read(memory(), argument(varargs)));
      case TIOCGWINSZ -> writeWindowSize(argument(varargs), terminal(file).windowSize());
      case TIOCGPGRP -> {
        terminal(file);
        memory().storeI32(argument(varargs), 0);
      }
      case TIOCSPGRP -> {
        terminal(file);
        throw Errno.EINVAL.exception();
      }
      case TIOCSWINSZ, TCFLSH -> terminal(file);
      default -> {
        if (request >= TCGETA && request <= TCSETAF) {
          terminal(file);
        } else {
          throw Errno.EINVAL.exception();
        }
      }
    }
    return 0;
  }

  private static Terminal terminal(OpenFile file) {
    return file.terminal().orElseThrow(Errno.ENOTTY::exception);
  }

  private static int available(OpenFile file) {
    return (int) Math.min(file.available(), Integer.MAX_VALUE);
  }

  private static void setNonBlocking(OpenFile file, boolean value) {
    int others = file.flags() & ~OpenFlags.O_NONBLOCK;
    file.setStatusFlags(value ? others | OpenFlags.O_NONBLOCK : others);
  }

  /** {@code struct winsize}: rows, columns, and two sizes in pixels that are not known. */
  private void writeWindowSize(int at, Terminal.WindowSize size) {
    memory().storeI16(at, size.rows());
    memory().storeI16(at + 2, size.columns());
    memory().storeI32(at + 4, 0);
  }

  private int argument(int varargs) {
    return memory().loadI32(varargs);
  }

  private Memory memory() {
    return process.memory();
  }
}
