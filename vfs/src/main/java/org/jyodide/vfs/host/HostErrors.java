package org.jyodide.vfs.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Map;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;

/**
 * Turns the exceptions of {@code java.nio.file} into error numbers. The result names no host path:
 * the guest must not learn any.
 */
final class HostErrors {
  /** What the C library of the host says, for errors that Java has no exception type for. */
  private static final Map<String, Errno> BY_REASON =
      Map.ofEntries(
          Map.entry("no space left", Errno.ENOSPC),
          Map.entry("not enough space", Errno.ENOSPC),
          Map.entry("quota exceeded", Errno.EDQUOT),
          Map.entry("read-only file system", Errno.EROFS),
          Map.entry("too many levels", Errno.ELOOP),
          Map.entry("operation not permitted", Errno.EPERM),
          Map.entry("permission denied", Errno.EACCES),
          Map.entry("name too long", Errno.ENAMETOOLONG),
          Map.entry("too many open files", Errno.EMFILE),
          Map.entry("is a directory", Errno.EISDIR),
          Map.entry("not a directory", Errno.ENOTDIR),
          Map.entry("directory not empty", Errno.ENOTEMPTY),
          Map.entry("resource busy", Errno.EBUSY),
          Map.entry("being used by another process", Errno.EBUSY),
          Map.entry("file too large", Errno.EFBIG),
          Map.entry("cross-device", Errno.EXDEV),
          Map.entry("stale", Errno.ESTALE),
          Map.entry("not supported", Errno.EOPNOTSUPP));

  private HostErrors() {}

  /** An operation on the host. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws IOException;
  }

  /** Runs an operation and turns whatever it throws into an error number. */
  static <T> T run(Operation<T> operation) {
    try {
      return operation.run();
    } catch (IOException e) {
      throw translate(e);
    } catch (ReadOnlyFileSystemException e) {
      throw Errno.EROFS.exception();
    } catch (UnsupportedOperationException e) {
      throw Errno.EPERM.exception();
    } catch (SecurityException e) {
      throw Errno.EACCES.exception();
    }
  }

  static ErrnoException translate(IOException e) {
    return number(e).exception();
  }

  private static Errno number(IOException e) {
    if (e instanceof NoSuchFileException) {
      return Errno.ENOENT;
    }
    if (e instanceof FileAlreadyExistsException) {
      return Errno.EEXIST;
    }
    if (e instanceof DirectoryNotEmptyException) {
      return Errno.ENOTEMPTY;
    }
    if (e instanceof AccessDeniedException) {
      return Errno.EACCES;
    }
    if (e instanceof NotDirectoryException) {
      return Errno.ENOTDIR;
    }
    if (e instanceof NotLinkException) {
      return Errno.EINVAL;
    }
    if (e instanceof FileSystemLoopException) {
      return Errno.ELOOP;
    }
    if (e instanceof AtomicMoveNotSupportedException) {
      return Errno.EXDEV;
    }
    if (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException) {
      return Errno.EINTR;
    }
    if (e instanceof ClosedChannelException) {
      return Errno.EBADF;
    }
    return byReason(e);
  }

  private static Errno byReason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    String text = String.valueOf(reason).toLowerCase(Locale.ROOT);
    return BY_REASON.entrySet().stream()
        .filter(entry -> text.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Errno.EIO);
  }
}
