package org.jyodide.vfs;

/**
 * The check of permission bits. There is one user, who owns everything and is no super-user: an
 * access is allowed if any of owner, group and others may do it, as in Emscripten's file system.
 */
final class Permissions {
  static final int READ = 4;
  static final int WRITE = 2;
  static final int EXECUTE = 1;

  private Permissions() {}

  /** {@link Errno#EACCES} unless all of the given bits (of the octal digit) are allowed. */
  static void check(Inode inode, int wanted) {
    if (!allows(inode.stat().mode(), wanted)) {
      throw Errno.EACCES.exception();
    }
  }

  static boolean allows(int mode, int wanted) {
    int anybody = (mode >> 6) | (mode >> 3) | mode;
    return (anybody & wanted) == wanted;
  }
}
