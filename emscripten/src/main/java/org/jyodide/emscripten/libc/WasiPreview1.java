package org.jyodide.emscripten.libc;

import java.util.Map;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.Whence;
import org.jyodide.wasm.runtime.Memory;

/** The functions of WASI preview 1 that Emscripten uses. They return 0 or an error number. */
@ErrnoResult(ErrnoResult.Sign.POSITIVE)
@SuppressWarnings("DoNotCallSuggester") // Called by programs.
final class WasiPreview1 {
  private static final String WASI = "wasi_snapshot_preview1";

  /** {@code CLOCK_REALTIME}; the numbers above it, up to the last, do not go back. */
  private static final int CLOCK_REALTIME = 0;

  private static final int CLOCK_MONOTONIC = 1;
  private static final int LAST_CLOCK = 3;

  /** In nanoseconds. */
  private static final long RESOLUTION = 1;

  private static final int RANDOM_STEP = 1 << 16;

  private final EmscriptenProcess process;
  private final DescriptorIo io;

  WasiPreview1(EmscriptenProcess process, DescriptorIo io) {
    this.process = process;
    this.io = io;
  }

  @HostImport(module = WASI, name = "fd_read")
  int fdRead(int descriptor, int buffers, int count, int result) {
    memory().storeI32(result, io.read(descriptor, buffers, count));
    return 0;
  }

  @HostImport(module = WASI, name = "fd_write")
  int fdWrite(int descriptor, int buffers, int count, int result) {
    try {
      memory().storeI32(result, io.write(descriptor, buffers, count));
    } catch (ErrnoException e) {
      process.noteFailedWrite();
      throw e;
    }
    return 0;
  }

  @HostImport(module = WASI, name = "fd_pread")
  int fdPread(int descriptor, int buffers, int count, long place, int result) {
    memory().storeI32(result, io.readAt(descriptor, buffers, count, place));
    return 0;
  }

  @HostImport(module = WASI, name = "fd_pwrite")
  int fdPwrite(int descriptor, int buffers, int count, long place, int result) {
    memory().storeI32(result, io.writeAt(descriptor, buffers, count, place));
    return 0;
  }

  @HostImport(module = WASI, name = "fd_seek")
  int fdSeek(int descriptor, long offset, int whence, int result) {
    OpenFile file = process.descriptors().get(descriptor);
    memory().storeI64(result, file.seek(offset, Whence.of(whence)));
    return 0;
  }

  @HostImport(module = WASI, name = "fd_close")
  int fdClose(int descriptor) {
    process.descriptors().close(descriptor);
    return 0;
  }

  /**
   * What cannot be synchronised, a pipe for example, needs not be: that is no error to Emscripten.
   */
  @HostImport(module = WASI, name = "fd_sync")
  int fdSync(int descriptor) {
    OpenFile file = process.descriptors().get(descriptor);
    try {
      file.sync(false);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EINVAL) {
        throw e;
      }
    }
    return 0;
  }

  /** Tells the file type; {@code isatty} takes a character device without rights for a terminal. */
  @HostImport(module = WASI, name = "fd_fdstat_get")
  int fdFdstatGet(int descriptor, int result) {
    final int characterDevice = 2;
    final int directory = 3;
    final int regularFile = 4;
    final int symbolicLink = 7;
    OpenFile file = process.descriptors().get(descriptor);
    int type =
        file.terminal().isPresent()
            ? characterDevice
            : switch (file.node().inode().type()) {
              case DIRECTORY -> directory;
              case SYMLINK -> symbolicLink;
              default -> regularFile;
            };
    memory().fill(result, 0, 24);
    memory().storeI8(result, type);
    return 0;
  }

  @HostImport(module = WASI, name = "clock_time_get")
  int clockTimeGet(int clock, long precision, int result) {
    requireClock(clock);
    long nanos =
        switch (clock) {
          case CLOCK_REALTIME -> WallClock.nanos();
          case CLOCK_MONOTONIC -> process.steadyNanos();
          default -> process.ageNanos() - process.interrupts().parkedNanos();
        };
    memory().storeI64(result, nanos);
    return 0;
  }

  @HostImport(module = WASI, name = "clock_res_get")
  int clockResGet(int clock, int result) {
    requireClock(clock);
    memory().storeI64(result, RESOLUTION);
    return 0;
  }

  @HostImport(module = WASI, name = "random_get")
  int randomGet(int address, int size) {
    long end = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(size);
    if (end > memory().size()) {
      throw Errno.EFAULT.exception();
    }
    byte[] bytes = new byte[Math.min(size, RANDOM_STEP)];
    for (int at = address; at < end; at += bytes.length) {
      process.program().random().nextBytes(bytes);
      memory().write(at, bytes, 0, (int) Math.min(bytes.length, end - at));
    }
    return 0;
  }

  @HostImport(module = WASI, name = "environ_sizes_get")
  int environSizesGet(int countResult, int sizeResult) {
    int size = 0;
    Map<String, String> variables = process.program().fullEnvironment();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      size += encode(variable).length;
    }
    memory().storeI32(countResult, variables.size());
    memory().storeI32(sizeResult, size);
    return 0;
  }

  @HostImport(module = WASI, name = "environ_get")
  int environGet(int pointers, int strings) {
    int pointer = pointers;
    int at = strings;
    for (Map.Entry<String, String> variable : process.program().fullEnvironment().entrySet()) {
      byte[] bytes = encode(variable);
      memory().storeI32(pointer, at);
      memory().write(at, bytes);
      pointer += 4;
      at += bytes.length;
    }
    return 0;
  }

  @HostImport(module = WASI, name = "proc_exit")
  void procExit(int status) {
    throw process.quit(status);
  }

  private static byte[] encode(Map.Entry<String, String> variable) {
    return CStrings.encode(variable.getKey() + "=" + variable.getValue());
  }

  private static void requireClock(int clock) {
    if (clock < 0 || clock > LAST_CLOCK) {
      throw Errno.EINVAL.exception();
    }
  }

  private Memory memory() {
    return process.memory();
  }
}
