package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_APPEND;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_DIRECTORY;
import static org.jyodide.vfs.OpenFlags.O_EXCL;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_TMPFILE_BIT;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a tree must do with the content of files. */
public abstract class ContentContract extends TreeContract {
  @Test
  void startsEmpty() {
    assertEquals(List.of(), guest.list("/"));
    assertEquals(FileType.DIRECTORY, guest.stat("/").type());
  }

  @Test
  void writesAndReads() {
    guest.write("/a.txt", "hello");
    assertEquals("hello", guest.read("/a.txt"));
    Stat stat = guest.stat("/a.txt");
    assertEquals(5, stat.size());
    assertEquals(FileType.REGULAR, stat.type());
    assertEquals(1, stat.links());
    assertEquals(List.of("a.txt"), guest.list("/"));
  }

  @Test
  void keepsLargeContent() {
    byte[] content = new byte[300_001];
    new Random(7).nextBytes(content);
    int fd = guest.open("/big", O_RDWR | O_CREAT);
    int done = 0;
    while (done < content.length) {
      int step = Math.min(77_777, content.length - done);
      done += guest.file(fd).write(content, done, step);
    }
    guest.file(fd).seek(0, Whence.SET);
    assertArrayEquals(content, guest.readBytes(fd));
    byte[] part = new byte[70_000];
    assertEquals(70_000, guest.file(fd).readAt(60_000, part, 0, part.length));
    assertArrayEquals(Arrays.copyOfRange(content, 60_000, 130_000), part);
    assertEquals(content.length, guest.file(fd).stat().size());
  }

  @Test
  void readsIntoTheMiddleOfAnArray() {
    guest.write("/f", "abcdef");
    byte[] target = new byte[10];
    int fd = guest.open("/f", O_RDONLY);
    assertEquals(3, guest.file(fd).readAt(2, target, 4, 3));
    assertArrayEquals(new byte[] {0, 0, 0, 0, 'c', 'd', 'e', 0, 0, 0}, target);
    assertEquals(1, guest.file(fd).readAt(5, target, 0, 10));
    assertEquals(0, guest.file(fd).readAt(6, target, 0, 10));
    assertEquals(0, guest.file(fd).readAt(1L << 40, target, 0, 10));
    assertErrno(Errno.EINVAL, () -> guest.file(fd).readAt(-1, target, 0, 10));
  }

  @Test
  void seeks() {
    guest.write("/f", "0123456789");
    int fd = guest.open("/f", O_RDONLY);
    OpenFile file = guest.file(fd);
    assertEquals(4, file.seek(4, Whence.SET));
    assertEquals("45", guest.readSome(fd, 2));
    assertEquals(5, file.seek(-1, Whence.CURRENT));
    assertEquals(7, file.seek(-3, Whence.END));
    assertEquals("789", guest.readSome(fd, 99));
    assertEquals(110, file.seek(100, Whence.END));
    assertEquals("", guest.readSome(fd, 10));
    assertErrno(Errno.EINVAL, () -> file.seek(-1, Whence.SET));
    assertErrno(Errno.EINVAL, () -> file.seek(-11, Whence.END));
    assertEquals(110, file.seek(0, Whence.CURRENT));
  }

  @Test
  void fillsGapsWithZeros() {
    int fd = guest.open("/f", O_RDWR | O_CREAT);
    guest.file(fd).seek(200_000, Whence.SET);
    guest.write(fd, "x");
    assertEquals(200_001, guest.file(fd).stat().size());
    byte[] gap = new byte[200_001];
    Arrays.fill(gap, (byte) 9);
    assertEquals(200_001, guest.file(fd).readAt(0, gap, 0, gap.length));
    byte[] expected = new byte[200_001];
    expected[200_000] = 'x';
    assertArrayEquals(expected, gap);
  }

  @Test
  void cutsOffAndGrows() {
    guest.write("/f", "0123456789");
    int fd = guest.open("/f", O_RDWR);
    guest.file(fd).setSize(4);
    guest.file(fd).setSize(6);
    assertEquals("0123\0\0", guest.read(fd));
    assertEquals(6, guest.file(fd).stat().size());
    assertErrno(Errno.EINVAL, () -> guest.file(fd).setSize(-1));
    guest.descriptors.close(fd);
    guest.files.setSize(guest.files.resolve("/f"), 2);
    assertEquals("01", guest.read("/f"));
    assertErrno(Errno.EINVAL, () -> guest.files.setSize(guest.files.resolve("/f"), -1));
    assertErrno(Errno.EISDIR, () -> guest.files.setSize(guest.files.resolve("/"), 0));
    int reader = guest.open("/f", O_RDONLY);
    assertErrno(Errno.EINVAL, () -> guest.file(reader).setSize(0));
  }

  @Test
  void allocates() {
    int fd = guest.open("/f", O_RDWR | O_CREAT);
    guest.write(fd, "ab");
    guest.file(fd).allocate(1, 100_000);
    assertEquals(100_001, guest.file(fd).stat().size());
    guest.file(fd).allocate(0, 10);
    assertEquals(100_001, guest.file(fd).stat().size());
    assertEquals("b\0", new String(readAt(fd, 1, 2), StandardCharsets.UTF_8));
    assertErrno(Errno.EINVAL, () -> guest.file(fd).allocate(0, 0));
    assertErrno(Errno.EFBIG, () -> guest.file(fd).allocate(Long.MAX_VALUE, 2));
  }

  private byte[] readAt(int fd, long place, int length) {
    byte[] bytes = new byte[length];
    return Arrays.copyOf(bytes, guest.file(fd).readAt(place, bytes, 0, length));
  }

  @Test
  void appends() {
    needs(Ability.SHARED_CONTENT);
    guest.write("/f", "a");
    int fd = guest.open("/f", O_WRONLY | O_APPEND);
    guest.file(fd).seek(0, Whence.SET);
    guest.write(fd, "b");
    int other = guest.open("/f", O_WRONLY | O_APPEND);
    guest.write(other, "c");
    guest.write(fd, "d");
    assertEquals(4, guest.file(fd).seek(0, Whence.CURRENT));
    assertEquals("abcd", guest.read("/f"));
  }

  @Test
  void opensOnlyForWhatWasAsked() {
    guest.write("/f", "x");
    int reader = guest.open("/f", O_RDONLY);
    int writer = guest.open("/f", O_WRONLY);
    byte[] byteArray = new byte[1];
    assertErrno(Errno.EBADF, () -> guest.file(reader).write(byteArray, 0, 1));
    assertErrno(Errno.EBADF, () -> guest.file(writer).read(byteArray, 0, 1));
    assertErrno(Errno.EBADF, () -> guest.file(writer).readAt(0, byteArray, 0, 1));
    assertErrno(Errno.EBADF, () -> guest.file(reader).writeAt(0, byteArray, 0, 1));
  }

  @Test
  void createsExclusively() {
    int fd = guest.open("/f", O_WRONLY | O_CREAT | O_EXCL);
    guest.write(fd, "1");
    guest.descriptors.close(fd);
    assertErrno(Errno.EEXIST, () -> guest.open("/f", O_WRONLY | O_CREAT | O_EXCL));
    assertErrno(Errno.EEXIST, () -> guest.open("/", O_WRONLY | O_CREAT | O_EXCL));
    assertEquals("1", guest.read("/f"));
  }

  @Test
  void truncatesOnOpening() {
    guest.write("/f", "long text");
    guest.descriptors.close(guest.open("/f", O_WRONLY | O_TRUNC));
    assertEquals(0, guest.stat("/f").size());
  }

  @Test
  void tellsWhyAFileCannotBeOpened() {
    guest.mkdir("/d");
    guest.write("/f", "");
    assertErrno(Errno.ENOENT, () -> guest.open("/missing", O_RDONLY));
    assertErrno(Errno.ENOENT, () -> guest.open("/missing/x", O_WRONLY | O_CREAT));
    assertErrno(Errno.ENOTDIR, () -> guest.open("/f/x", O_RDONLY));
    assertErrno(Errno.EISDIR, () -> guest.open("/d", O_WRONLY));
    assertErrno(Errno.EISDIR, () -> guest.open("/d", O_RDONLY | O_CREAT));
    assertErrno(Errno.EISDIR, () -> guest.open("/d", O_RDONLY | O_TRUNC));
    assertErrno(Errno.ENOTDIR, () -> guest.open("/f", O_RDONLY | O_DIRECTORY));
    assertErrno(Errno.EINVAL, () -> guest.open("/n", O_RDWR | O_CREAT | O_DIRECTORY));
    assertErrno(Errno.EOPNOTSUPP, () -> guest.open("/d", O_RDWR | O_DIRECTORY | O_TMPFILE_BIT));
    assertErrno(Errno.ENOTDIR, () -> guest.open("/f/", O_RDONLY));
    assertErrno(Errno.EISDIR, () -> guest.open("/new/", O_WRONLY | O_CREAT));
  }

  @Test
  void synchronizes() {
    int fd = guest.open("/f", O_WRONLY | O_CREAT);
    guest.write(fd, "x");
    guest.file(fd).sync(true);
    guest.file(fd).sync(false);
    guest.file(guest.open("/", O_RDONLY)).sync(false);
    assertEquals(1, guest.file(fd).stat().size());
  }
}
