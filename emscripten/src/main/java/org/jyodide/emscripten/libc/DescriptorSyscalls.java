package org.jyodide.emscripten.libc;

import java.time.InstantSource;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.PipeFiles;
import org.jyodide.wasm.runtime.Memory;

/** Duplicating descriptors, {@code fcntl} and pipes. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
final class DescriptorSyscalls {
  private static final int F_DUPFD = 0;
  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int F_GETLK = 12;
  private static final int F_SETLK = 13;
  private static final int F_SETLKW = 14;
  private static final int F_DUPFD_CLOEXEC = 1030;

  private static final int FD_CLOEXEC = 1;

  /** {@code l_type} of {@code struct flock} where nothing is locked. */
  private static final int F_UNLCK = 2;

  private final EmscriptenProcess process;
  private final PipeFiles pipes;

  DescriptorSyscalls(EmscriptenProcess process) {
    this.process = process;
    this.pipes = new PipeFiles(process.files(), InstantSource.system());
  }

  @HostImport(name = "__syscall_dup")
  int dup(int descriptor) {
    return descriptors().duplicate(descriptor);
  }

  @HostImport(name = "__syscall_dup3")
  int dup3(int descriptor, int target, int flags) {
    PathArguments.requireFlags(flags, OpenFlags.O_CLOEXEC);
    return descriptors().duplicateTo(descriptor, target, (flags & OpenFlags.O_CLOEXEC) != 0);
  }

  /**
   * Record locks are always granted: the process is alone with its files, and those of the host are
   * not locked against other programs.
   */
  @HostImport(name = "__syscall_fcntl64")
  int fcntl(int descriptor, int command, int varargs) {
    OpenFile file = descriptors().get(descriptor);
    return switch (command) {
      case F_DUPFD -> descriptors().duplicate(descriptor, memory().loadI32(varargs), false);
      case F_DUPFD_CLOEXEC -> descriptors().duplicate(descriptor, memory().loadI32(varargs), true);
      case F_GETFD -> descriptors().isCloseOnExec(descriptor) ? FD_CLOEXEC : 0;
      case F_SETFD -> {
        boolean closeOnExec = (memory().loadI32(varargs) & FD_CLOEXEC) != 0;
        descriptors().setCloseOnExec(descriptor, closeOnExec);
        yield 0;
      }
      case F_GETFL -> file.flags();
      case F_SETFL -> {
        file.setStatusFlags(memory().loadI32(varargs));
        yield 0;
      }
      case F_GETLK -> {
        memory().storeI16(memory().loadI32(varargs), F_UNLCK);
        yield 0;
      }
      case F_SETLK, F_SETLKW -> 0;
      default -> throw Errno.EINVAL.exception();
    };
  }

  @HostImport(name = "__syscall_pipe")
  int pipe(int result) {
    // A bad address is found before descriptors are made.
    memory().storeI64(result, 0);
    PipeFiles.Ends ends = pipes.create(0);
    int reading = descriptors().add(ends.reader(), false);
    int writing;
    try {
      writing = descriptors().add(ends.writer(), false);
    } catch (ErrnoException e) {
      descriptors().close(reading);
      throw e;
    }
    memory().storeI32(result, reading);
    memory().storeI32(result + 4, writing);
    return 0;
  }

  private FileDescriptors descriptors() {
    return process.descriptors();
  }

  private Memory memory() {
    return process.memory();
  }
}
