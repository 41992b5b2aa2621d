package org.jyodide.internal.bridge.imports;

import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;

/**
 * {@code socket_syscalls.c}: asked before each system call on sockets whether Node's sockets have
 * them. There are none: the system calls themselves do the work.
 */
final class SocketHookImports {
  private static final int NOT_HANDLED = 0;

  @HostImport(name = "_maybe_connect_async")
  @Nullable Object connect(int descriptor, int address, int length) {
    return null;
  }

  @HostImport(name = "_maybe_recvfrom_async")
  @Nullable Object receive(int descriptor, int buffer, int length) {
    return null;
  }

  @HostImport(name = "_maybe_sendto_async")
  @Nullable Object send(int descriptor, int message, int length) {
    return null;
  }

  @HostImport(name = "_maybe_poll_async")
  @Nullable Object poll(int descriptors, int count, int timeout) {
    return null;
  }

  @HostImport(name = "_try_fcntl64")
  int fcntl(int descriptor, int command, int argument, int result) {
    return NOT_HANDLED;
  }

  @HostImport(name = "_try_shutdown")
  int shutdown(int descriptor, int how, int result) {
    return NOT_HANDLED;
  }
}
