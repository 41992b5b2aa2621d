package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.emscripten.layout.PollfdLayout;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.Readiness;
import org.jyodide.wasm.runtime.Memory;

/** {@code poll}, on which {@code select} rests, too. It waits, unlike Emscripten's own. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
final class PollSyscalls {
  private static final long NANOS_PER_MILLISECOND = 1_000_000;

  /** {@code POLLRDNORM} and {@code POLLWRNORM}: other names for readable and writable. */
  private static final int READABLE_TOO = 0x40;

  private static final int WRITABLE_TOO = 0x100;
  private static final int ALWAYS_RETURNED = Readiness.ERROR | Readiness.HANG_UP;

  private final EmscriptenProcess process;

  PollSyscalls(EmscriptenProcess process) {
    this.process = process;
  }

  /** One entry of the array, copied out. */
  private record Request(int descriptor, int wanted) {}

  /**
   * Waits until a file is ready.
   *
   * @param timeout milliseconds; negative for no limit
   */
  @HostImport(name = "__syscall_poll")
  int poll(int array, int count, int timeout) {
    if (count < 0 || count > process.descriptors().limit()) {
      throw failure(Errno.EINVAL);
    }
    Request[] requests = new Request[count];
    for (int i = 0; i < count; i++) {
      int at = array + i * PollfdLayout.SIZE;
      requests[i] =
          new Request(
              PollfdLayout.descriptor(process.memory(), at),
              PollfdLayout.wanted(process.memory(), at));
    }
    int[] returned = new int[count];
    long nanos = timeout < 0 ? -1 : timeout * NANOS_PER_MILLISECOND;
    if (look(requests, returned) == 0
        && process.interrupts().await(() -> look(requests, returned) > 0, nanos)
            == Interrupts.Outcome.INTERRUPTED) {
      throw failure(Errno.EINTR);
    }
    return write(array, returned);
  }

  /** C's {@code select} tells of a failure and leaves {@code errno} to be set here. */
  private ErrnoException failure(Errno errno) {
    process.exports().setErrno(errno.number(), process.memory());
    return errno.exception();
  }

  /** Notes what each file is ready for; returns how many are. */
  private int look(Request[] requests, int[] returned) {
    int ready = 0;
    for (int i = 0; i < requests.length; i++) {
      returned[i] = look(requests[i]);
      ready += returned[i] == 0 ? 0 : 1;
    }
    return ready;
  }

  private int look(Request request) {
    if (request.descriptor() < 0) {
      return 0;
    }
    if (!process.descriptors().isOpen(request.descriptor())) {
      return PollfdLayout.INVALID;
    }
    int readiness = process.descriptors().get(request.descriptor()).readiness();
    if ((readiness & Readiness.READABLE) != 0) {
      readiness |= READABLE_TOO;
    }
    if ((readiness & Readiness.WRITABLE) != 0) {
      readiness |= WRITABLE_TOO;
    }
    return readiness & (request.wanted() | ALWAYS_RETURNED);
  }

  private int write(int array, int[] returned) {
    Memory memory = process.memory();
    int ready = 0;
    for (int i = 0; i < returned.length; i++) {
      PollfdLayout.setReturned(memory, array + i * PollfdLayout.SIZE, returned[i]);
      ready += returned[i] == 0 ? 0 : 1;
    }
    return ready;
  }
}
