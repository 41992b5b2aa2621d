package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.OpenFlags.O_APPEND;
import static org.jyodide.vfs.OpenFlags.O_CLOEXEC;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_DIRECTORY;
import static org.jyodide.vfs.OpenFlags.O_EXCL;
import static org.jyodide.vfs.OpenFlags.O_NOFOLLOW;
import static org.jyodide.vfs.OpenFlags.O_NONBLOCK;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.emscripten.layout.DirentLayout;
import org.jyodide.emscripten.layout.StatLayout;
import org.jyodide.vfs.Errno;

class FileSyscallsTest {
  private static final int CWD = -100;
  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  private final FakeProgram c = new FakeProgram();

  @BeforeEach
  void start() {
    c.start();
  }

  private int open(String path, int flags) {
    int mode = c.buffer(4);
    c.memory().storeI32(mode, 0644);
    return c.call("__syscall_openat", CWD, c.string(path), flags, mode);
  }

  private int create(String path, String content) {
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC);
    assertTrue(fd >= 0, "open " + path + " gave " + fd);
    assertEquals(content.length(), write(fd, content));
    return fd;
  }

  private int iovec(int address, int length) {
    int iovec = c.buffer(8);
    c.memory().storeI32(iovec, address);
    c.memory().storeI32(iovec + 4, length);
    return iovec;
  }

  /** The count, or the negated error number. */
  private int write(int fd, String text) {
    int result = c.buffer(4);
    int error = c.wasi("fd_write", fd, iovec(c.string(text), text.length()), 1, result);
    return error == 0 ? c.memory().loadI32(result) : -error;
  }

  private String read(int fd, int length) {
    int buffer = c.buffer(length + 1);
    int result = c.buffer(4);
    int error = c.wasi("fd_read", fd, iovec(buffer, length), 1, result);
    return error == 0 ? c.read(buffer) : Integer.toString(-error);
  }

  private long seek(int fd, long offset, int whence) {
    int result = c.buffer(8);
    int error = c.wasi("fd_seek", fd, offset, whence, result);
    return error == 0 ? c.memory().loadI64(result) : -error;
  }

  private static int error(Errno errno) {
    return -errno.number();
  }

  @Test
  void writesAndReadsAtTheSharedPosition() {
    int fd = create("/f", "hello world");
    assertEquals(0, seek(fd, 0, SEEK_SET));
    assertEquals("hello", read(fd, 5));
    int other = c.call("__syscall_dup", fd);
    assertEquals(" world", read(other, 99));
    assertEquals("", read(fd, 5));
    assertEquals(11, seek(fd, 0, SEEK_CUR));
    assertEquals(9, seek(fd, -2, SEEK_END));
    assertEquals(error(Errno.EINVAL), seek(fd, -1, SEEK_SET));
    assertEquals(error(Errno.EINVAL), seek(fd, 0, 9));
  }

  @Test
  void descriptorsAreTheLowestFree() {
    assertEquals(0, create("/a", ""));
    assertEquals(1, create("/b", ""));
    assertEquals(0, c.wasi("fd_close", 0));
    assertEquals(Errno.EBADF.number(), c.wasi("fd_close", 0));
    assertEquals(0, create("/c", ""));
    assertEquals(7, c.call("__syscall_dup3", 1, 7, 0));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_dup3", 1, 1, 0));
    assertEquals(error(Errno.EBADF), c.call("__syscall_dup3", 1, 5000, 0));
    assertEquals(error(Errno.EBADF), c.call("__syscall_dup", 99));
  }

  @Test
  void scattersAndGathers() {
    int fd = open("/f", O_RDWR | O_CREAT);
    int vector = c.buffer(24);
    String[] parts = {"ab", "", "cde"};
    for (int i = 0; i < parts.length; i++) {
      c.memory().storeI32(vector + 8 * i, c.string(parts[i]));
      c.memory().storeI32(vector + 8 * i + 4, parts[i].length());
    }
    int result = c.buffer(4);
    assertEquals(0, c.wasi("fd_write", fd, vector, 3, result));
    assertEquals(5, c.memory().loadI32(result));
    int in = c.buffer(16);
    int vector2 = c.buffer(16);
    c.memory().storeI32(vector2, in);
    c.memory().storeI32(vector2 + 4, 1);
    c.memory().storeI32(vector2 + 8, in + 1);
    c.memory().storeI32(vector2 + 12, 10);
    assertEquals(0, c.wasi("fd_pread", fd, vector2, 2, 1L, result));
    assertEquals(4, c.memory().loadI32(result));
    assertEquals("bcde", c.read(in));
    assertEquals(0, c.wasi("fd_pwrite", fd, iovec(c.string("X"), 1), 1, 2L, result));
    seek(fd, 0, SEEK_SET);
    assertEquals("abXde", read(fd, 10));
    assertEquals(Errno.EINVAL.number(), c.wasi("fd_pwrite", fd, iovec(0, 0), 1, -1L, result));
  }

  @Test
  void badAddressesAreFaultsAndNotTraps() {
    int fd = open("/f", O_RDWR | O_CREAT);
    int result = c.buffer(4);
    int end = c.memory().size();
    assertEquals(Errno.EFAULT.number(), c.wasi("fd_write", fd, iovec(end - 1, 2), 1, result));
    assertEquals(Errno.EFAULT.number(), c.wasi("fd_read", fd, iovec(-8, 4), 1, result));
    assertEquals(Errno.EFAULT.number(), c.wasi("fd_read", fd, end, 1, result));
    assertEquals(Errno.EFAULT.number(), c.wasi("fd_write", fd, iovec(0, 1), 1, end));
    assertEquals(Errno.EINVAL.number(), c.wasi("fd_write", fd, iovec(0, -1), 1, result));
    assertEquals(Errno.EINVAL.number(), c.wasi("fd_write", fd, iovec(0, 1), 5000, result));
    assertEquals(error(Errno.EFAULT), c.call("__syscall_openat", CWD, -1, 0, 0));
    assertEquals(error(Errno.EFAULT), c.call("__syscall_stat64", c.string("/"), end - 10));
  }

  @Test
  void openFlags() {
    create("/f", "123");
    assertEquals(error(Errno.EEXIST), open("/f", O_CREAT | O_EXCL));
    assertEquals(error(Errno.ENOENT), open("/none", O_RDONLY));
    assertEquals(error(Errno.ENOENT), open("", O_RDONLY));
    assertEquals(error(Errno.ENOTDIR), open("/f", O_DIRECTORY));
    assertEquals(error(Errno.EISDIR), open("/", O_WRONLY));
    assertEquals(error(Errno.ENAMETOOLONG), open("/" + "x/".repeat(3000), O_RDONLY));
    assertEquals(0, c.call("__syscall_symlinkat", c.string("f"), CWD, c.string("/l")));
    assertEquals(error(Errno.ELOOP), open("/l", O_NOFOLLOW));
    int append = open("/l", O_WRONLY | O_APPEND);
    write(append, "4");
    assertEquals("1234", read(open("/f", O_RDONLY), 9));
    assertEquals(error(Errno.EBADF), Integer.parseInt(read(append, 1)));
    assertEquals(error(Errno.EBADF), write(open("/f", O_RDONLY), "x"));
  }

  @Test
  void pathsStartAtADirectoryDescriptor() {
    assertEquals(0, c.call("__syscall_mkdirat", CWD, c.string("/d"), 0755));
    create("/d/f", "x");
    int directory = open("/d", O_RDONLY);
    int stat = c.buffer(StatLayout.SIZE);
    assertEquals(0, c.call("__syscall_newfstatat", directory, c.string("f"), stat, 0));
    assertEquals(1, c.memory().loadI64(stat + 24));
    assertEquals(
        error(Errno.ENOENT), c.call("__syscall_newfstatat", directory, c.string(""), stat, 0));
    assertEquals(0, c.call("__syscall_newfstatat", directory, c.string(""), stat, 0x1000));
    assertEquals(040755, c.memory().loadI32(stat + 4));
    assertEquals(
        error(Errno.EINVAL), c.call("__syscall_newfstatat", directory, c.string("f"), stat, 1));
    assertEquals(error(Errno.EBADF), c.call("__syscall_newfstatat", 77, c.string("f"), stat, 0));
    assertEquals(0, c.call("__syscall_newfstatat", 77, c.string("/d/f"), stat, 0));
    int file = open("/d/f", O_RDONLY);
    assertEquals(error(Errno.ENOTDIR), c.call("__syscall_mkdirat", file, c.string("sub"), 0755));
  }

  @Test
  void removesAndRenames() {
    create("/f", "");
    c.call("__syscall_mkdirat", CWD, c.string("/d"), 0755);
    create("/d/x", "");
    assertEquals(error(Errno.EISDIR), unlink("/d", 0));
    assertEquals(error(Errno.ENOTEMPTY), unlink("/d", 0x200));
    assertEquals(error(Errno.ENOTDIR), c.call("__syscall_rmdir", c.string("/f")));
    assertEquals(error(Errno.EINVAL), unlink("/f", 1));
    assertEquals(error(Errno.EISDIR), rename("/f", "/d"));
    assertEquals(0, rename("/f", "/d/y"));
    assertEquals(error(Errno.ENOENT), rename("/f", "/g"));
    assertEquals(0, unlink("/d/x", 0));
    assertEquals(0, unlink("/d/y", 0));
    assertEquals(0, c.call("__syscall_rmdir", c.string("/d")));
    assertEquals(error(Errno.ENOENT), unlink("/d", 0x200));
  }

  private int unlink(String path, int flags) {
    return c.call("__syscall_unlinkat", CWD, c.string(path), flags);
  }

  private int rename(String from, String to) {
    return c.call("__syscall_renameat", CWD, c.string(from), CWD, c.string(to));
  }

  @Test
  void readlinkCutsOffAndAddsNoZero() {
    c.call("__syscall_symlinkat", c.string("tärget"), CWD, c.string("/l"));
    int buffer = c.string("##########");
    assertEquals(7, c.call("__syscall_readlinkat", CWD, c.string("/l"), buffer, 10));
    assertEquals("tärget###", c.read(buffer));
    assertEquals(2, c.call("__syscall_readlinkat", CWD, c.string("/l"), buffer, 2));
    assertEquals(
        error(Errno.EINVAL), c.call("__syscall_readlinkat", CWD, c.string("/l"), buffer, 0));
    create("/f", "");
    assertEquals(
        error(Errno.EINVAL), c.call("__syscall_readlinkat", CWD, c.string("/f"), buffer, 9));
  }

  @Test
  void sizes() {
    int fd = create("/f", "12345");
    assertEquals(0, c.call("__syscall_truncate64", c.string("/f"), 3L));
    assertEquals(0, c.call("__syscall_ftruncate64", fd, 4L));
    seek(fd, 0, SEEK_SET);
    int result = c.buffer(4);
    assertEquals(0, c.wasi("fd_read", fd, iovec(c.buffer(9), 9), 1, result));
    assertEquals(4, c.memory().loadI32(result));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_ftruncate64", fd, -1L));
    int readOnly = open("/f", O_RDONLY);
    assertEquals(error(Errno.EINVAL), c.call("__syscall_ftruncate64", readOnly, 1L));
    assertEquals(error(Errno.EISDIR), c.call("__syscall_truncate64", c.string("/"), 1L));
    assertEquals(0, c.call("__syscall_fallocate", fd, 0, 0L, 100L));
    int stat = c.buffer(StatLayout.SIZE);
    assertEquals(0, c.call("__syscall_fstat64", fd, stat));
    assertEquals(100, c.memory().loadI64(stat + 24));
    assertEquals(error(Errno.EOPNOTSUPP), c.call("__syscall_fallocate", fd, 1, 0L, 1L));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_fallocate", fd, 0, -1L, 1L));
    assertEquals(error(Errno.EFBIG), c.call("__syscall_fallocate", fd, 0, Long.MAX_VALUE, 1L));
    assertEquals(0, c.call("__syscall_fadvise64", fd, 0L, 0L, 0));
    assertEquals(0, c.call("__syscall_fdatasync", fd));
    assertEquals(0, c.wasi("fd_sync", fd));
  }

  @Test
  void attributes() {
    int fd = create("/f", "x");
    int stat = c.buffer(StatLayout.SIZE);
    assertEquals(0, c.call("__syscall_chmod", c.string("/f"), 0400));
    assertEquals(0, c.call("__syscall_stat64", c.string("/f"), stat));
    assertEquals(0100400, c.memory().loadI32(stat + 4));
    assertEquals(error(Errno.EACCES), open("/f", O_RDWR));
    assertEquals(error(Errno.EACCES), c.call("__syscall_faccessat", CWD, c.string("/f"), 2, 0));
    assertEquals(0, c.call("__syscall_faccessat", CWD, c.string("/f"), 4, 0));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_faccessat", CWD, c.string("/f"), 8, 0));
    assertEquals(0, c.call("__syscall_fchmod", fd, 0600));
    assertEquals(0, c.call("__syscall_fchmodat2", CWD, c.string("/f"), 0640, 0));
    assertEquals(0, c.call("__syscall_fchownat", CWD, c.string("/f"), 3, 4, 0));
    assertEquals(0, c.call("__syscall_fchown32", fd, 5, -1));
    assertEquals(0, c.call("__syscall_lstat64", c.string("/f"), stat));
    assertEquals(0100640, c.memory().loadI32(stat + 4));
    assertEquals(5, c.memory().loadI32(stat + 12));
    assertEquals(4, c.memory().loadI32(stat + 16));
  }

  @Test
  void times() {
    int fd = create("/f", "x");
    int times = c.buffer(32);
    c.memory().storeI64(times, 1);
    c.memory().storeI32(times + 8, 500_000_000);
    c.memory().storeI64(times + 16, -2);
    c.memory().storeI32(times + 24, 123_456_789);
    assertEquals(0, c.call("__syscall_utimensat", CWD, c.string("/f"), times, 0));
    int stat = c.buffer(StatLayout.SIZE);
    c.call("__syscall_stat64", c.string("/f"), stat);
    assertEquals(1, c.memory().loadI64(stat + 40));
    assertEquals(500_000_000, c.memory().loadI32(stat + 48));
    assertEquals(-2, c.memory().loadI64(stat + 56));
    assertEquals(123_456_000, c.memory().loadI32(stat + 64), "in microseconds");
    c.memory().storeI32(times + 8, 0x3FFFFFFE);
    c.memory().storeI32(times + 24, 0x3FFFFFFF);
    long before = System.currentTimeMillis() / 1000;
    assertEquals(0, c.call("__syscall_utimensat", fd, 0, times, 0));
    c.call("__syscall_stat64", c.string("/f"), stat);
    assertEquals(1, c.memory().loadI64(stat + 40));
    assertTrue(c.memory().loadI64(stat + 56) >= before);
    c.memory().storeI32(times + 8, -1);
    assertEquals(error(Errno.EINVAL), c.call("__syscall_utimensat", CWD, c.string("/f"), times, 0));
    assertEquals(error(Errno.ENOENT), c.call("__syscall_utimensat", CWD, c.string("/none"), 0, 0));
  }

  @Test
  void listsADirectoryInPieces() {
    for (int i = 0; i < 5; i++) {
      create("/f" + i, "");
    }
    int fd = open("/", O_RDONLY);
    int buffer = c.buffer(2 * DirentLayout.SIZE);
    List<String> names = new ArrayList<>();
    while (true) {
      int bytes = c.call("__syscall_getdents64", fd, buffer, 2 * DirentLayout.SIZE + 7);
      if (bytes == 0) {
        break;
      }
      for (int at = buffer; at < buffer + bytes; at += DirentLayout.SIZE) {
        assertEquals(DirentLayout.SIZE, c.memory().loadU16(at + 16));
        names.add(c.read(at + 19));
      }
    }
    assertEquals(List.of(".", "..", "f0", "f1", "f2", "f3", "f4"), names);
    assertEquals(0, seek(fd, 0, SEEK_SET));
    assertEquals(DirentLayout.SIZE, c.call("__syscall_getdents64", fd, buffer, DirentLayout.SIZE));
    assertEquals(4, c.memory().loadU8(buffer + 18));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_getdents64", fd, buffer, 10));
    assertEquals(error(Errno.ENOTDIR), c.call("__syscall_getdents64", open("/f0", 0), buffer, 280));
  }

  @Test
  void workingDirectory() {
    c.call("__syscall_mkdirat", CWD, c.string("/dir"), 0755);
    assertEquals(0, c.call("__syscall_chdir", c.string("dir")));
    int buffer = c.buffer(16);
    assertEquals(5, c.call("__syscall_getcwd", buffer, 16));
    assertEquals("/dir", c.read(buffer));
    assertEquals(error(Errno.ERANGE), c.call("__syscall_getcwd", buffer, 4));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_getcwd", buffer, 0));
    create("f", "");
    assertTrue(c.files.exists("/dir/f"));
    assertEquals(error(Errno.ENOTDIR), c.call("__syscall_chdir", c.string("f")));
    assertEquals(error(Errno.ENOENT), c.call("__syscall_chdir", c.string("none")));
    int root = open("/", O_RDONLY);
    assertEquals(0, c.call("__syscall_fchdir", root));
    c.call("__syscall_getcwd", buffer, 16);
    assertEquals("/", c.read(buffer));
    assertEquals(error(Errno.ENOTDIR), c.call("__syscall_fchdir", open("/dir/f", O_RDONLY)));
  }

  @Test
  void descriptorFlags() {
    int fd = open("/f", O_RDWR | O_CREAT | O_CLOEXEC);
    int argument = c.buffer(4);
    assertEquals(1, c.call("__syscall_fcntl64", fd, 1, 0));
    c.memory().storeI32(argument, 0);
    assertEquals(0, c.call("__syscall_fcntl64", fd, 2, argument));
    assertEquals(0, c.call("__syscall_fcntl64", fd, 1, 0));
    assertEquals(O_RDWR, c.call("__syscall_fcntl64", fd, 3, 0));
    c.memory().storeI32(argument, O_NONBLOCK | O_APPEND);
    assertEquals(0, c.call("__syscall_fcntl64", fd, 4, argument));
    assertEquals(O_RDWR | O_NONBLOCK | O_APPEND, c.call("__syscall_fcntl64", fd, 3, 0));
    c.memory().storeI32(argument, 20);
    assertEquals(20, c.call("__syscall_fcntl64", fd, 0, argument));
    assertEquals(21, c.call("__syscall_fcntl64", fd, 1030, argument));
    assertEquals(1, c.call("__syscall_fcntl64", 21, 1, 0));
    assertEquals(error(Errno.EINVAL), c.call("__syscall_fcntl64", fd, 99, argument));
    assertEquals(error(Errno.EBADF), c.call("__syscall_fcntl64", 55, 3, 0));
    int lock = c.buffer(32);
    c.memory().storeI32(argument, lock);
    assertEquals(0, c.call("__syscall_fcntl64", fd, 13, argument));
    assertEquals(0, c.call("__syscall_fcntl64", fd, 12, argument));
    assertEquals(2, c.memory().loadI16(lock));
  }

  @Test
  void fileSystemStatistics() {
    int result = c.buffer(88);
    assertEquals(0, c.call("__syscall_statfs64", c.string("/"), 88, result));
    assertEquals(4096, c.memory().loadI32(result + 4));
    assertTrue(c.memory().loadI64(result + 8) > 0);
    assertEquals(255, c.memory().loadI32(result + 56));
    assertEquals(0, c.call("__syscall_fstatfs64", open("/", O_RDONLY), 88, result));
  }

  @Test
  void specialFiles() {
    assertEquals(0, c.call("__syscall_mknodat", CWD, c.string("/n"), 0100600, 0));
    assertEquals(error(Errno.EEXIST), c.call("__syscall_mknodat", CWD, c.string("/n"), 0, 0));
    int type = c.buffer(24);
    assertEquals(0, c.wasi("fd_fdstat_get", open("/n", O_RDONLY), type));
    assertEquals(4, c.memory().loadU8(type));
    assertEquals(0, c.wasi("fd_fdstat_get", open("/", O_RDONLY), type));
    assertEquals(3, c.memory().loadU8(type));
    int mask = c.call("__syscall_umask_js", 077);
    assertEquals(077, c.call("__syscall_umask_js", mask));
  }
}
