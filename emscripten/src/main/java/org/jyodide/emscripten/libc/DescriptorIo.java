package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.layout.IovecLayout;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.Readiness;
import org.jyodide.wasm.runtime.Memory;

/** Reads and writes buffers that lie scattered in linear memory. */
final class DescriptorIo {
  /** Bytes moved in one step where they go through a buffer of the host. */
  private static final int STEP = 1 << 16;

  private final EmscriptenProcess process;

  DescriptorIo(EmscriptenProcess process) {
    this.process = process;
  }

  /** One transfer between a buffer in memory and a file. */
  private interface Transfer {
    int move(IovecLayout.Buffer buffer, long done);
  }

  /** Reads at the position of a file; the sum of bytes. */
  int read(int descriptor, int buffers, int count) {
    OpenFile file = process.descriptors().get(descriptor);
    boolean regular = isRegular(file);
    return transfer(
        buffers,
        count,
        (buffer, done) -> {
          if (done > 0 && !regular && (file.readiness() & Readiness.READABLE) == 0) {
            return 0;
          }
          return regular
              ? file.read(memory().bytes(), buffer.address(), buffer.length())
              : process.interrupts().retry(() -> readThroughBuffer(file, buffer));
        });
  }

  /** Reads from a given place. */
  int readAt(int descriptor, int buffers, int count, long place) {
    OpenFile file = process.descriptors().get(descriptor);
    requirePlace(place);
    return transfer(
        buffers,
        count,
        (buffer, done) ->
            file.readAt(place + done, memory().bytes(), buffer.address(), buffer.length()));
  }

  /** Writes at the position of a file; the sum of bytes. */
  int write(int descriptor, int buffers, int count) {
    OpenFile file = process.descriptors().get(descriptor);
    boolean regular = isRegular(file);
    return transfer(
        buffers,
        count,
        (buffer, done) -> {
          if (regular) {
            return file.write(memory().bytes(), buffer.address(), buffer.length());
          }
          if (done > 0 && (file.readiness() & Readiness.WRITABLE) == 0) {
            return 0;
          }
          return process
              .interrupts()
              .retry(() -> file.write(memory().bytes(), buffer.address(), buffer.length()));
        });
  }

  /** Writes to a given place. */
  int writeAt(int descriptor, int buffers, int count, long place) {
    OpenFile file = process.descriptors().get(descriptor);
    requirePlace(place);
    return transfer(
        buffers,
        count,
        (buffer, done) ->
            file.writeAt(place + done, memory().bytes(), buffer.address(), buffer.length()));
  }

  /**
   * Goes on until a transfer comes up short; an error after the first bytes waits for the next
   * call.
   */
  private int transfer(int at, int count, Transfer transfer) {
    int done = 0;
    IovecLayout.Buffer[] buffers = IovecLayout.readAll(memory(), at, count);
    boolean called = false;
    for (IovecLayout.Buffer buffer : buffers) {
      if (buffer.length() == 0) {
        continue;
      }
      called = true;
      int moved;
      try {
        moved = transfer.move(buffer, done);
      } catch (ErrnoException e) {
        if (done > 0) {
          return done;
        }
        throw e;
      }
      done += moved;
      if (moved < buffer.length()) {
        return done;
      }
    }
    if (!called) {
      transfer.move(new IovecLayout.Buffer(0, 0), 0);
    }
    return done;
  }

  /**
   * Reads from something other than a stored file. It may run code of the program meanwhile (a
   * standard input implemented there), which may replace the array behind the memory.
   */
  private int readThroughBuffer(OpenFile file, IovecLayout.Buffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.length(), STEP)];
    int count = file.read(bytes, 0, bytes.length);
    memory().write(buffer.address(), bytes, 0, count);
    return count;
  }

  private static boolean isRegular(OpenFile file) {
    return file.node().inode().type() == FileType.REGULAR;
  }

  private static void requirePlace(long place) {
    if (place < 0) {
      throw Errno.EINVAL.exception();
    }
  }

  private Memory memory() {
    return process.memory();
  }
}
