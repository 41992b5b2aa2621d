package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_APPEND;
import static org.jyodide.vfs.OpenFlags.O_CLOEXEC;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_NONBLOCK;
import static org.jyodide.vfs.OpenFlags.O_RDWR;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.vfs.memory.MemoryFiles;

class FileDescriptorsTest {
  private final FileDescriptors table = new FileDescriptors(8);
  private VirtualFileSystem files;
  private int closed;

  private final class CountingFile extends OpenFile {
    CountingFile() {
      super(files.root(), O_RDWR);
    }

    @Override
    protected void close() {
      closed++;
    }
  }

  @BeforeEach
  void makeFiles() {
    files = new VirtualFileSystem(MemoryFiles.create(), MountOptions.readWrite());
  }

  private int add() {
    return table.add(new CountingFile(), false);
  }

  @Test
  void givesTheLowestFreeNumber() {
    assertEquals(0, add());
    assertEquals(1, add());
    assertEquals(2, add());
    table.close(1);
    table.close(0);
    assertEquals(0, add());
    assertEquals(1, add());
    assertEquals(3, add());
    assertArrayEquals(new int[] {0, 1, 2, 3}, table.open());
  }

  @Test
  void knowsOnlyOpenNumbers() {
    add();
    for (int bad : new int[] {-1, 1, 7, 8, 9999, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertErrno(Errno.EBADF, () -> table.get(bad));
      assertErrno(Errno.EBADF, () -> table.close(bad));
      assertErrno(Errno.EBADF, () -> table.duplicate(bad));
      assertErrno(Errno.EBADF, () -> table.duplicateTo(bad, 2, false));
      assertErrno(Errno.EBADF, () -> table.setCloseOnExec(bad, true));
      assertFalse(table.isOpen(bad));
    }
  }

  @Test
  void stopsAtTheLimit() {
    for (int i = 0; i < 8; i++) {
      assertEquals(i, add());
    }
    assertErrno(Errno.EMFILE, this::add);
    assertEquals(1, closed, "the file that found no number is closed");
    assertErrno(Errno.EMFILE, () -> table.duplicate(0));
    assertEquals(1, closed);
    assertTrue(table.isOpen(0));
    assertEquals(4096, FileDescriptors.DEFAULT_LIMIT);
  }

  @Test
  void closesFilesWithTheirLastNumber() {
    int fd = add();
    int second = table.duplicate(fd);
    assertSame(table.get(fd), table.get(second));
    table.close(fd);
    assertEquals(0, closed);
    table.close(second);
    assertEquals(1, closed);
  }

  @Test
  void duplicatesFromALeastNumber() {
    int fd = add();
    assertEquals(5, table.duplicate(fd, 5, true));
    assertEquals(6, table.duplicate(fd, 5, false));
    assertTrue(table.isCloseOnExec(5));
    assertFalse(table.isCloseOnExec(6));
    assertErrno(Errno.EINVAL, () -> table.duplicate(fd, -1, false));
    assertErrno(Errno.EINVAL, () -> table.duplicate(fd, 8, false));
    table.duplicate(fd, 7, false);
    assertErrno(Errno.EMFILE, () -> table.duplicate(fd, 5, false));
  }

  @Test
  void duplicatesOntoANumber() {
    int fd = add();
    int other = add();
    assertEquals(other, table.duplicateTo(fd, other, true));
    assertEquals(1, closed);
    assertSame(table.get(fd), table.get(other));
    assertTrue(table.isCloseOnExec(other));
    assertFalse(table.isCloseOnExec(fd));
    assertErrno(Errno.EINVAL, () -> table.duplicateTo(fd, fd, false));
    assertErrno(Errno.EBADF, () -> table.duplicateTo(fd, 8, false));
    assertErrno(Errno.EBADF, () -> table.duplicateTo(fd, -1, false));
    assertEquals(7, table.duplicateTo(fd, 7, false));
    assertEquals(2, add());
  }

  @Test
  void duplicatesShareThePosition() {
    Guest guest = new Guest(MemoryFiles.create());
    guest.write("/f", "abcdef");
    int fd = guest.open("/f", O_RDWR);
    int second = guest.descriptors.duplicate(fd);
    int own = guest.open("/f", O_RDWR);
    assertEquals("ab", guest.readSome(fd, 2));
    assertEquals("cd", guest.readSome(second, 2));
    assertEquals("ab", guest.readSome(own, 2));
  }

  @Test
  void flagsCanBeChangedPartly() {
    Guest guest = new Guest(MemoryFiles.create());
    int fd = guest.open("/f", O_RDWR | O_CREAT | O_CLOEXEC);
    OpenFile file = guest.file(fd);
    assertEquals(O_RDWR, file.flags());
    file.setStatusFlags(O_APPEND | O_NONBLOCK | O_CREAT);
    assertEquals(O_RDWR | O_APPEND | O_NONBLOCK, file.flags());
    guest.write(fd, "ab");
    file.seek(0, Whence.SET);
    guest.write(fd, "c");
    assertEquals("abc", guest.read("/f"));
    file.setStatusFlags(0);
    assertEquals(O_RDWR, file.flags());
  }

  @Test
  void closesAll() {
    add();
    add();
    table.duplicate(0);
    table.closeAll();
    assertEquals(2, closed);
    assertArrayEquals(new int[0], table.open());
  }
}
