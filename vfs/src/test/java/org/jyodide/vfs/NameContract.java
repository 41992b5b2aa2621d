package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_APPEND;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tree must do with names and directories. */
public abstract class NameContract extends ContentContract {
  @Test
  void makesAndRemovesDirectories() {
    guest.mkdir("/d");
    guest.mkdir("/d/e/");
    assertEquals(List.of("e"), guest.list("/d"));
    assertErrno(Errno.EEXIST, () -> guest.mkdir("/d"));
    assertErrno(Errno.EEXIST, () -> guest.mkdir("/"));
    assertErrno(Errno.EEXIST, () -> guest.mkdir("/d/."));
    assertErrno(Errno.ENOENT, () -> guest.mkdir("/x/y"));
    assertErrno(Errno.ENOTEMPTY, () -> guest.rmdir("/d"));
    guest.rmdir("/d/e");
    guest.rmdir("/d/");
    assertErrno(Errno.ENOENT, () -> guest.rmdir("/d"));
    assertEquals(List.of(), guest.list("/"));
  }

  @Test
  void refusesToRemoveWhatItShouldNot() {
    guest.mkdirs("/d/e");
    guest.write("/f", "");
    assertErrno(Errno.EISDIR, () -> guest.unlink("/d"));
    assertErrno(Errno.EISDIR, () -> guest.unlink("/d/."));
    assertErrno(Errno.ENOTDIR, () -> guest.unlink("/f/"));
    assertErrno(Errno.ENOENT, () -> guest.unlink("/missing"));
    assertErrno(Errno.ENOENT, () -> guest.unlink("/missing/"));
    assertErrno(Errno.ENOTDIR, () -> guest.rmdir("/f"));
    assertErrno(Errno.EINVAL, () -> guest.rmdir("/d/."));
    assertErrno(Errno.ENOTEMPTY, () -> guest.rmdir("/d/e/.."));
    assertErrno(Errno.EBUSY, () -> guest.rmdir("/"));
  }

  @Test
  void keepsTheDataOfUnlinkedOpenFiles() {
    guest.write("/f", "still here");
    int fd = guest.open("/f", O_RDWR);
    guest.unlink("/f");
    assertFalse(guest.files.exists("/f"));
    assertEquals("still here", guest.read(fd));
    guest.write(fd, "!");
    assertEquals(0, guest.file(fd).stat().links());
    assertEquals(11, guest.file(fd).stat().size());
    guest.write("/f", "new");
    guest.file(fd).seek(0, Whence.SET);
    assertEquals("still here!", guest.read(fd));
    assertEquals("new", guest.read("/f"));
  }

  @Test
  void keepsTheDataOfReplacedOpenFiles() {
    guest.write("/old", "old");
    guest.write("/new", "new");
    int fd = guest.open("/old", O_RDONLY);
    guest.rename("/new", "/old");
    assertEquals("old", guest.read(fd));
    assertEquals(0, guest.file(fd).stat().links());
    assertEquals("new", guest.read("/old"));
    assertFalse(guest.files.exists("/new"));
  }

  @Test
  void renamesFiles() {
    guest.mkdirs("/a/b");
    guest.write("/a/f", "x");
    guest.rename("/a/f", "/a/b/g");
    assertEquals("x", guest.read("/a/b/g"));
    assertEquals(List.of("b"), guest.list("/a"));
    guest.rename("/a/b/g", "/a/b/g");
    assertEquals("x", guest.read("/a/b/g"));
    guest.write("/a/h", "y");
    guest.rename("/a/h", "/a/b/g");
    assertEquals("y", guest.read("/a/b/g"));
  }

  @Test
  void followsAnOpenFileThroughARename() {
    guest.write("/f", "1");
    int fd = guest.open("/f", O_RDWR | O_APPEND);
    guest.rename("/f", "/g");
    guest.write(fd, "2");
    guest.descriptors.close(fd);
    assertEquals("12", guest.read("/g"));
  }

  @Test
  void renamesDirectories() {
    needs(Ability.DIRECTORY_RENAME);
    guest.mkdirs("/a/b/c");
    guest.write("/a/b/c/f", "deep");
    guest.mkdirs("/x/empty");
    guest.rename("/a/b", "/x/empty");
    assertEquals("deep", guest.read("/x/empty/c/f"));
    assertEquals(List.of(), guest.list("/a"));
    guest.mkdirs("/a/full/z");
    assertErrno(Errno.ENOTEMPTY, () -> guest.rename("/x/empty", "/a/full"));
    guest.rename("/x/empty/", "/a/moved/");
    assertEquals("deep", guest.read("/a/moved/c/f"));
  }

  @Test
  void refusesImpossibleRenames() {
    guest.mkdirs("/a/b");
    guest.write("/f", "");
    assertErrno(Errno.EINVAL, () -> guest.rename("/a", "/a/b/c"));
    assertErrno(Errno.EINVAL, () -> guest.rename("/a", "/a/c"));
    assertErrno(Errno.ENOTEMPTY, () -> guest.rename("/a/b", "/a"));
    assertErrno(Errno.ENOTDIR, () -> guest.rename("/a", "/f"));
    assertErrno(Errno.EISDIR, () -> guest.rename("/f", "/a"));
    assertErrno(Errno.ENOENT, () -> guest.rename("/missing", "/g"));
    assertErrno(Errno.ENOENT, () -> guest.rename("/f", "/missing/g"));
    assertErrno(Errno.ENOTDIR, () -> guest.rename("/f", "/g/"));
    assertErrno(Errno.ENOTDIR, () -> guest.rename("/f/", "/g"));
    assertErrno(Errno.EBUSY, () -> guest.rename("/a/.", "/g"));
    assertErrno(Errno.EBUSY, () -> guest.rename("/a", "/a/../.."));
    assertErrno(Errno.EBUSY, () -> guest.rename("/", "/g"));
  }

  @Test
  void workingDirectoryFollowsItsRename() {
    needs(Ability.DIRECTORY_RENAME);
    guest.mkdirs("/a/b");
    guest.files.setWorkingDirectory(guest.files.resolve("/a/b"));
    guest.rename("/a", "/z");
    assertEquals("/z/b", guest.files.workingDirectory().path());
    guest.write("f", "relative");
    assertEquals("relative", guest.read("/z/b/f"));
    assertEquals("relative", guest.read("../b/f"));
  }

  @Test
  void removedWorkingDirectoryIsNowhere() {
    guest.mkdir("/d");
    guest.files.setWorkingDirectory(guest.files.resolve("/d"));
    guest.rmdir("/d");
    assertErrno(Errno.ENOENT, () -> guest.files.workingDirectory().path());
    assertErrno(Errno.ENOENT, () -> guest.open("f", O_WRONLY | O_CREAT));
    assertErrno(Errno.ENOENT, () -> guest.files.resolve(".."));
  }

  @Test
  void listsWithAStableCursor() {
    for (int i = 0; i < 20; i++) {
      guest.write("/f" + i, "");
    }
    OpenDirectory directory = (OpenDirectory) guest.file(guest.open("/", O_RDONLY));
    for (int i = 0; i < 5; i++) {
      assertTrue(directory.next().isPresent());
    }
    guest.unlink("/f19");
    guest.write("/late", "");
    DirectoryEntry sixth = directory.next().orElseThrow();
    directory.seek(sixth.next() - 1, Whence.SET);
    assertEquals(sixth, directory.next().orElseThrow());
    int rest = 0;
    while (directory.next().isPresent()) {
      rest++;
    }
    assertEquals(22 - 6 - 1, rest);
    directory.seek(0, Whence.SET);
    assertEquals(".", directory.next().orElseThrow().name());
    assertEquals("..", directory.next().orElseThrow().name());
    assertErrno(Errno.EISDIR, () -> directory.read(new byte[1], 0, 1));
  }

  @Test
  void takesUnusualNames() {
    List<String> names =
        List.of("with blank", "ü-ö", "日本", "-dash", "a\nb", "...", "~", "quote'\"", "%2e%2e");
    for (String name : names) {
      guest.write("/" + name, name);
    }
    for (String name : names) {
      assertEquals(name, guest.read("/" + name));
    }
    assertEquals(names.stream().sorted().toList(), guest.list("/"));
  }
}
