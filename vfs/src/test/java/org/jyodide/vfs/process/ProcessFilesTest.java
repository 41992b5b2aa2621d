package org.jyodide.vfs.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.PipeFiles;
import org.jyodide.vfs.memory.MemoryFiles;

class ProcessFilesTest {
  private Guest guest;

  @BeforeEach
  void mountProc() {
    guest = new Guest(MemoryFiles.create());
    guest.files.mount(
        "/proc",
        new ProcessFiles(guest.descriptors, InstantSource.system()),
        MountOptions.readWrite());
  }

  @Test
  void showsDescriptorsAsLinks() {
    int fd = guest.open("/file", O_RDWR | O_CREAT);
    assertEquals(0, fd);
    assertEquals(List.of("0", "1"), guest.list("/proc/self/fd"));
    assertEquals("/file", guest.readlink("/proc/self/fd/0"));
    assertEquals(FileType.SYMLINK, guest.lstat("/proc/self/fd/0").type());
    guest.rename("/file", "/renamed");
    guest.write("/proc/self/fd/0", "by number");
    assertEquals("by number", guest.read("/renamed"));
    assertEquals(List.of("fd"), guest.list("/proc/self"));
    assertEquals("/proc/self", guest.files.resolve("/proc/self/fd/..").path());
  }

  @Test
  void reachesFilesWithoutAName() {
    int fd = guest.open("/file", O_RDWR | O_CREAT);
    guest.write(fd, "unlinked");
    guest.unlink("/file");
    assertEquals("unlinked", guest.read("/proc/self/fd/" + fd));
    assertEquals(0, guest.stat("/proc/self/fd/" + fd).links());
    guest.mkdir("/d");
    guest.write("/d/x", "below");
    int directory = guest.open("/d", O_RDONLY);
    assertEquals("below", guest.read("/proc/self/fd/" + directory + "/x"));
  }

  @Test
  void reachesPipes() {
    PipeFiles.Ends ends = new PipeFiles(guest.files, InstantSource.system()).create(0);
    int reader = guest.descriptors.add(ends.reader(), false);
    guest.descriptors.add(ends.writer(), false);
    assertTrue(guest.readlink("/proc/self/fd/" + reader).startsWith("pipe:["));
    int second = guest.open("/proc/self/fd/" + reader, O_RDWR);
    guest.write(second, "again");
    assertEquals("again", guest.readSome(reader, 10));
  }

  @Test
  void knowsNothingElse() {
    for (String name : List.of("7", "-1", "00", "x", "99999999999", "+0", "0x0", "4096")) {
      assertErrno(Errno.ENOENT, () -> guest.files.resolve("/proc/self/fd/" + name));
    }
    assertErrno(Errno.ENOENT, () -> guest.files.resolve("/proc/1"));
    assertErrno(Errno.EROFS, () -> guest.mkdir("/proc/x"));
    assertErrno(Errno.EROFS, () -> guest.write("/proc/self/fd/9", ""));
  }
}
