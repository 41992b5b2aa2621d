package org.jyodide.emscripten.libc;

import java.nio.charset.StandardCharsets;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.trace.CString;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.VirtualFileSystem;

/** Opening files, their size, and the names they have. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
final class FileSyscalls {
  private static final int AT_REMOVEDIR = 0x200;

  private final EmscriptenProcess process;
  private final PathArguments paths;

  FileSyscalls(EmscriptenProcess process, PathArguments paths) {
    this.process = process;
    this.paths = paths;
  }

  /** The mode comes as the first of the variable arguments, if there are any. */
  @HostImport(name = "__syscall_openat")
  int openat(int directory, @CString int address, int flags, int varargs) {
    String path = paths.read(address);
    int mode = varargs == 0 ? 0 : process.memory().loadI32(varargs);
    OpenFile file =
        process
            .interrupts()
            .retry(() -> files().open(paths.base(directory, path), path, flags, mode));
    return process.descriptors().add(file, (flags & OpenFlags.O_CLOEXEC) != 0);
  }

  @HostImport(name = "__syscall_mknodat")
  int mknodat(int directory, @CString int address, int mode, int device) {
    String path = paths.read(address);
    files().createNode(paths.base(directory, path), path, mode, device);
    return 0;
  }

  @HostImport(name = "__syscall_unlinkat")
  int unlinkat(int directory, @CString int address, int flags) {
    PathArguments.requireFlags(flags, AT_REMOVEDIR);
    String path = paths.read(address);
    Node base = paths.base(directory, path);
    if (flags == AT_REMOVEDIR) {
      files().removeDirectory(base, path);
    } else {
      files().unlink(base, path);
    }
    return 0;
  }

  @HostImport(name = "__syscall_renameat")
  int renameat(
      int oldDirectory, @CString int oldAddress, int newDirectory, @CString int newAddress) {
    String oldPath = paths.read(oldAddress);
    String newPath = paths.read(newAddress);
    files()
        .rename(
            paths.base(oldDirectory, oldPath), oldPath, paths.base(newDirectory, newPath), newPath);
    return 0;
  }

  @HostImport(name = "__syscall_symlinkat")
  int symlinkat(@CString int target, int directory, @CString int address) {
    String path = paths.read(address);
    files().createSymlink(paths.read(target), paths.base(directory, path), path);
    return 0;
  }

  /** Cuts off what does not fit and writes no zero byte, as POSIX has it. */
  @HostImport(name = "__syscall_readlinkat")
  int readlinkat(int directory, @CString int address, int buffer, int size) {
    if (size <= 0) {
      throw Errno.EINVAL.exception();
    }
    String path = paths.read(address);
    byte[] target =
        files().readSymlink(paths.base(directory, path), path).getBytes(StandardCharsets.UTF_8);
    int length = Math.min(size, target.length);
    process.memory().write(buffer, target, 0, length);
    return length;
  }

  @HostImport(name = "__syscall_truncate64")
  int truncate(@CString int address, long size) {
    files().setSize(paths.resolve(PathArguments.AT_FDCWD, address, 0), size);
    return 0;
  }

  @HostImport(name = "__syscall_ftruncate64")
  int ftruncate(int descriptor, long size) {
    OpenFile file = process.descriptors().get(descriptor);
    if (size < 0 || !file.isWritable()) {
      throw Errno.EINVAL.exception();
    }
    file.setSize(size);
    return 0;
  }

  /** Only the plain form, mode 0, is known. */
  @HostImport(name = "__syscall_fallocate")
  int fallocate(int descriptor, int mode, long place, long length) {
    OpenFile file = process.descriptors().get(descriptor);
    if (mode != 0) {
      throw Errno.EOPNOTSUPP.exception();
    }
    if (place < 0 || length <= 0) {
      throw Errno.EINVAL.exception();
    }
    if (place > Long.MAX_VALUE - length) {
      throw Errno.EFBIG.exception();
    }
    if (!file.isWritable()) {
      throw Errno.EBADF.exception();
    }
    file.allocate(place, length);
    return 0;
  }

  /** Advice is taken note of and not followed. */
  @HostImport(name = "__syscall_fadvise64")
  int fadvise(int descriptor, long place, long length, int advice) {
    OpenFile file = process.descriptors().get(descriptor);
    if (file.node().inode().type() == FileType.FIFO) {
      throw Errno.ESPIPE.exception();
    }
    final int lastAdvice = 5;
    if (length < 0 || advice < 0 || advice > lastAdvice) {
      throw Errno.EINVAL.exception();
    }
    return 0;
  }

  @HostImport(name = "__syscall_fdatasync")
  int fdatasync(int descriptor) {
    OpenFile file = process.descriptors().get(descriptor);
    try {
      file.sync(true);
    } catch (ErrnoException e) {
      if (e.errno() != Errno.EINVAL) {
        throw e;
      }
    }
    return 0;
  }

  private VirtualFileSystem files() {
    return process.files();
  }
}
