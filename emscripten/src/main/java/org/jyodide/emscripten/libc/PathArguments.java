package org.jyodide.emscripten.libc;

import java.util.Optional;
import org.jyodide.emscripten.CStrings;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.Node;
import org.jyodide.wasm.runtime.Memory;

/** The paths among the arguments of system calls, and the directory each starts from. */
final class PathArguments {
  /** Stands for the working directory in place of a descriptor. */
  static final int AT_FDCWD = -100;

  static final int AT_SYMLINK_NOFOLLOW = 0x100;
  static final int AT_EMPTY_PATH = 0x1000;

  /** Longest path in bytes, with the zero byte ({@code PATH_MAX}). */
  static final int PATH_MAX = 4096;

  private final EmscriptenProcess process;

  PathArguments(EmscriptenProcess process) {
    this.process = process;
  }

  /** The path at an address; null pointers count as empty paths, as in Emscripten. */
  String read(int address) {
    if (address == 0) {
      return "";
    }
    Memory memory = process.memory();
    int length = memory.stringLength(address);
    if (length >= PATH_MAX) {
      throw Errno.ENAMETOOLONG.exception();
    }
    return CStrings.read(memory, address, length);
  }

  /**
   * Where a relative path starts. An absolute path does not care whether the descriptor is good.
   */
  Node base(int directory, String path) {
    return directory == AT_FDCWD || path.startsWith("/")
        ? process.files().workingDirectory()
        : process.descriptors().get(directory).node();
  }

  /**
   * What a path leads to, with the flags {@link #AT_SYMLINK_NOFOLLOW} and {@link #AT_EMPTY_PATH}.
   */
  Node resolve(int directory, int address, int flags) {
    String path = read(address);
    return emptyPath(directory, path, flags)
        .orElseGet(
            () ->
                process
                    .files()
                    .resolve(base(directory, path), path, (flags & AT_SYMLINK_NOFOLLOW) == 0));
  }

  private Optional<Node> emptyPath(int directory, String path, int flags) {
    return path.isEmpty() && (flags & AT_EMPTY_PATH) != 0
        ? Optional.of(base(directory, path))
        : Optional.empty();
  }

  /** Refuses flags that a call does not know. */
  static void requireFlags(int flags, int known) {
    if ((flags & ~known) != 0) {
      throw Errno.EINVAL.exception();
    }
  }
}
