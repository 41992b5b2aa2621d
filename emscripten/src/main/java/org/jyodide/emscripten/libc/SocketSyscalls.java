package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.Unsupported;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;

/** Sockets, of which there are none: the network is closed. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
@SuppressWarnings("DoNotCallSuggester") // Called by programs.
final class SocketSyscalls {
  private static final String CLOSED = "the network is closed to programs";

  private final EmscriptenProcess process;

  SocketSyscalls(EmscriptenProcess process) {
    this.process = process;
  }

  @HostImport(name = "__syscall_socket")
  @Unsupported(CLOSED)
  int socket(int domain, int type, int protocol, int unused1, int unused2, int unused3) {
    throw Errno.EACCES.exception();
  }

  @HostImport(name = "__syscall_bind")
  @Unsupported(CLOSED)
  int bind(int descriptor, int address, int size, int unused1, int unused2, int unused3) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_listen")
  @Unsupported(CLOSED)
  int listen(int descriptor, int backlog, int unused1, int unused2, int unused3, int unused4) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_accept4")
  @Unsupported(CLOSED)
  int accept4(int descriptor, int address, int size, int flags, int unused1, int unused2) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_connect")
  @Unsupported(CLOSED)
  int connect(int descriptor, int address, int size, int unused1, int unused2, int unused3) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_getsockname")
  @Unsupported(CLOSED)
  int getsockname(int descriptor, int address, int size, int unused1, int unused2, int unused3) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_getpeername")
  @Unsupported(CLOSED)
  int getpeername(int descriptor, int address, int size, int unused1, int unused2, int unused3) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_getsockopt")
  @Unsupported(CLOSED)
  int getsockopt(int descriptor, int level, int name, int value, int size, int unused) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_recvfrom")
  @Unsupported(CLOSED)
  int recvfrom(int descriptor, int buffer, int length, int flags, int address, int size) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_recvmsg")
  @Unsupported(CLOSED)
  int recvmsg(int descriptor, int message, int flags, int unused1, int unused2, int unused3) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_sendto")
  @Unsupported(CLOSED)
  int sendto(int descriptor, int buffer, int length, int flags, int address, int size) {
    throw notSocket(descriptor);
  }

  @HostImport(name = "__syscall_sendmsg")
  @Unsupported(CLOSED)
  int sendmsg(int descriptor, int message, int flags, int unused1, int unused2, int unused3) {
    throw notSocket(descriptor);
  }

  private ErrnoException notSocket(int descriptor) {
    process.descriptors().get(descriptor);
    return Errno.ENOTSOCK.exception();
  }
}
