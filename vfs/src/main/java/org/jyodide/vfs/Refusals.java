package org.jyodide.vfs;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Refuses what read-only mounts refuse, and tells the host's listener of that and its like. */
final class Refusals {
  private Consumer<AccessRefusal> listener = AccessRefusal.IGNORED;

  void setListener(Consumer<AccessRefusal> newListener) {
    listener = newListener;
  }

  /** {@link Errno#EROFS} if the node is on a read-only mount. */
  void changing(Node node, FileAccess wanted) {
    if (node.mount().isReadOnly()) {
      throw refused(node.path(), wanted, Errno.EROFS);
    }
  }

  /** {@link Errno#EROFS} if the entry is in a directory on a read-only mount. */
  void changing(Lookup entry, FileAccess wanted) {
    if (entry.parent().mount().isReadOnly()) {
      throw refused(entry.path(), wanted, Errno.EROFS);
    }
  }

  /** Runs an operation of a tree, and reports if the tree itself refuses. */
  <T> T watch(Supplier<String> path, FileAccess wanted, Supplier<T> operation) {
    try {
      return operation.get();
    } catch (ErrnoException e) {
      Errno errno = e.errno();
      if (errno == Errno.EROFS || errno == Errno.EACCES || errno == Errno.EPERM) {
        throw refused(path.get(), wanted, errno);
      }
      throw e;
    }
  }

  ErrnoException refused(String path, FileAccess wanted, Errno errno) {
    listener.accept(new AccessRefusal(path, wanted, errno));
    return errno.exception(path);
  }
}
