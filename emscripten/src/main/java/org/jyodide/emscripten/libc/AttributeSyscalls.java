package org.jyodide.emscripten.libc;

import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.ErrnoResult;
import org.jyodide.emscripten.HostImport;
import org.jyodide.emscripten.layout.StatLayout;
import org.jyodide.emscripten.layout.StatfsLayout;
import org.jyodide.emscripten.layout.TimespecLayout;
import org.jyodide.emscripten.trace.CString;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.InodeAttributes;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.Stat;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.wasm.runtime.Memory;

/** What is known about files beside their content: {@code stat}, mode, owner, times. */
@ErrnoResult(ErrnoResult.Sign.NEGATIVE)
final class AttributeSyscalls {
  private static final int AT_NO_AUTOMOUNT = 0x800;
  private static final int AT_EACCESS = 0x200;

  /** In place of nanoseconds: the present time. */
  private static final int UTIME_NOW = 0x3FFF_FFFF;

  /** In place of nanoseconds: leave the time as it is. */
  private static final int UTIME_OMIT = 0x3FFF_FFFE;

  private static final int NANOS_PER_SECOND = 1_000_000_000;

  private final EmscriptenProcess process;
  private final PathArguments paths;

  AttributeSyscalls(EmscriptenProcess process, PathArguments paths) {
    this.process = process;
    this.paths = paths;
  }

  @HostImport(name = "__syscall_stat64")
  int stat(@CString int address, int result) {
    return write(result, paths.resolve(PathArguments.AT_FDCWD, address, 0).stat());
  }

  @HostImport(name = "__syscall_lstat64")
  int lstat(@CString int address, int result) {
    Node node = paths.resolve(PathArguments.AT_FDCWD, address, PathArguments.AT_SYMLINK_NOFOLLOW);
    return write(result, node.stat());
  }

  @HostImport(name = "__syscall_fstat64")
  int fstat(int descriptor, int result) {
    return write(result, process.descriptors().get(descriptor).stat());
  }

  @HostImport(name = "__syscall_newfstatat")
  int newfstatat(int directory, @CString int address, int result, int flags) {
    PathArguments.requireFlags(
        flags, PathArguments.AT_SYMLINK_NOFOLLOW | PathArguments.AT_EMPTY_PATH | AT_NO_AUTOMOUNT);
    return write(result, paths.resolve(directory, address, flags).stat());
  }

  @HostImport(name = "__syscall_statfs64")
  int statfs(@CString int address, int size, int result) {
    return writeFileSystem(result, paths.resolve(PathArguments.AT_FDCWD, address, 0));
  }

  @HostImport(name = "__syscall_fstatfs64")
  int fstatfs(int descriptor, int size, int result) {
    return writeFileSystem(result, process.descriptors().get(descriptor).node());
  }

  @HostImport(name = "__syscall_faccessat")
  int faccessat(int directory, @CString int address, int wanted, int flags) {
    PathArguments.requireFlags(
        flags, AT_EACCESS | PathArguments.AT_SYMLINK_NOFOLLOW | PathArguments.AT_EMPTY_PATH);
    files().checkAccess(paths.resolve(directory, address, flags), wanted);
    return 0;
  }

  @HostImport(name = "__syscall_chmod")
  int chmod(@CString int address, int mode) {
    files().setPermissions(paths.resolve(PathArguments.AT_FDCWD, address, 0), mode);
    return 0;
  }

  @HostImport(name = "__syscall_fchmod")
  int fchmod(int descriptor, int mode) {
    files().setPermissions(process.descriptors().get(descriptor).node(), mode);
    return 0;
  }

  @HostImport(name = "__syscall_fchmodat2")
  int fchmodat(int directory, @CString int address, int mode, int flags) {
    PathArguments.requireFlags(
        flags, PathArguments.AT_SYMLINK_NOFOLLOW | PathArguments.AT_EMPTY_PATH);
    files().setPermissions(paths.resolve(directory, address, flags), mode);
    return 0;
  }

  @HostImport(name = "__syscall_fchown32")
  int fchown(int descriptor, int userId, int groupId) {
    files().setOwner(process.descriptors().get(descriptor).node(), userId, groupId);
    return 0;
  }

  @HostImport(name = "__syscall_fchownat")
  int fchownat(int directory, @CString int address, int userId, int groupId, int flags) {
    PathArguments.requireFlags(
        flags, PathArguments.AT_SYMLINK_NOFOLLOW | PathArguments.AT_EMPTY_PATH);
    files().setOwner(paths.resolve(directory, address, flags), userId, groupId);
    return 0;
  }

  /** A null pointer for the times means now; an empty path means the descriptor. */
  @HostImport(name = "__syscall_utimensat")
  int utimensat(int directory, @CString int address, int times, int flags) {
    PathArguments.requireFlags(
        flags, PathArguments.AT_SYMLINK_NOFOLLOW | PathArguments.AT_EMPTY_PATH);
    long now = WallClock.nanos();
    long access = times == 0 ? now : time(times, now);
    long modification = times == 0 ? now : time(times + TimespecLayout.SIZE, now);
    int allowed = address == 0 ? flags | PathArguments.AT_EMPTY_PATH : flags;
    Node node = paths.resolve(directory, address, allowed);
    if (access != InodeAttributes.OMIT || modification != InodeAttributes.OMIT) {
      files().setTimes(node, access, modification);
    }
    return 0;
  }

  private long time(int at, long now) {
    int nanos = TimespecLayout.nanos(memory(), at);
    if (nanos == UTIME_NOW) {
      return now;
    }
    if (nanos == UTIME_OMIT) {
      return InodeAttributes.OMIT;
    }
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
      throw Errno.EINVAL.exception();
    }
    return Stat.time(TimespecLayout.seconds(memory(), at), nanos);
  }

  private int write(int result, Stat stat) {
    StatLayout.write(memory(), result, stat);
    return 0;
  }

  private int writeFileSystem(int result, Node node) {
    StatfsLayout.write(memory(), result, files().fileSystemStat(node), node.mount().device());
    return 0;
  }

  private VirtualFileSystem files() {
    return process.files();
  }

  private Memory memory() {
    return process.memory();
  }
}
