package org.jyodide.emscripten.libc;

import java.util.Optional;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.layout.DirentLayout;
import org.jyodide.emscripten.trace.CString;
import org.jyodide.vfs.DirectoryEntry;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.OpenDirectory;
import org.jyodide.vfs.OpenFile;

/** Making, listing and changing to directories. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
final class DirectorySyscalls {
  private final EmscriptenProcess process;
  private final PathArguments paths;

  DirectorySyscalls(EmscriptenProcess process, PathArguments paths) {
    this.process = process;
    this.paths = paths;
  }

  @HostImport(name = "__syscall_mkdirat")
  int mkdirat(int directory, @CString int address, int mode) {
    String path = paths.read(address);
    process.files().createDirectory(paths.base(directory, path), path, mode);
    return 0;
  }

  @HostImport(name = "__syscall_rmdir")
  int rmdir(@CString int address) {
    String path = paths.read(address);
    process.files().removeDirectory(paths.base(PathArguments.AT_FDCWD, path), path);
    return 0;
  }

  @HostImport(name = "__syscall_chdir")
  int chdir(@CString int address) {
    process.files().setWorkingDirectory(paths.resolve(PathArguments.AT_FDCWD, address, 0));
    return 0;
  }

  @HostImport(name = "__syscall_fchdir")
  int fchdir(int descriptor) {
    process.files().setWorkingDirectory(process.descriptors().get(descriptor).node());
    return 0;
  }

  /** Returns the length with the zero byte. */
  @HostImport(name = "__syscall_getcwd")
  int getcwd(int buffer, int size) {
    if (size == 0) {
      throw Errno.EINVAL.exception();
    }
    byte[] path = CStrings.encode(process.files().workingDirectory().path());
    if (Integer.compareUnsigned(size, path.length) < 0) {
      throw Errno.ERANGE.exception();
    }
    process.memory().write(buffer, path);
    return path.length;
  }

  /** Writes as many entries as fit, and returns their size in bytes; 0 at the end. */
  @HostImport(name = "__syscall_getdents64")
  int getdents(int descriptor, int buffer, int size) {
    OpenFile file = process.descriptors().get(descriptor);
    if (!(file instanceof OpenDirectory directory)) {
      throw Errno.ENOTDIR.exception();
    }
    if (Integer.compareUnsigned(size, DirentLayout.SIZE) < 0) {
      throw Errno.EINVAL.exception();
    }
    int capacity = Integer.divideUnsigned(size, DirentLayout.SIZE);
    int count = 0;
    while (count < capacity) {
      Optional<DirectoryEntry> entry = directory.next();
      if (entry.isEmpty()) {
        break;
      }
      DirentLayout.write(process.memory(), buffer + count * DirentLayout.SIZE, entry.get());
      count++;
    }
    return count * DirentLayout.SIZE;
  }
}
