package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_EXCL;
import static org.jyodide.vfs.OpenFlags.O_NOFOLLOW;
import static org.jyodide.vfs.OpenFlags.O_PATH;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every tree that can be written to must do, seen through a virtual file system. */
public abstract class WritableTreeContract extends NameContract {
  @Test
  void knowsTheSameInodeAgain() {
    guest.mkdir("/d");
    guest.write("/f", "1");
    Node first = guest.files.resolve("/f");
    assertSame(first.inode(), guest.files.resolve("/f").inode());
    long number = first.stat().inode();
    assertNotEquals(number, guest.stat("/d").inode());
    guest.write("/f", "more");
    assertEquals(number, guest.stat("/f").inode());
    assertEquals(4, first.stat().size());
  }

  @Test
  void listsTypesAndNumbers() {
    guest.mkdir("/d");
    guest.write("/f", "");
    OpenDirectory directory = (OpenDirectory) guest.file(guest.open("/", O_RDONLY));
    directory.seek(2, Whence.SET);
    for (int i = 0; i < 2; i++) {
      DirectoryEntry entry = directory.next().orElseThrow();
      Stat stat = guest.stat("/" + entry.name());
      assertEquals(stat.type(), entry.type());
      assertEquals(stat.inode(), entry.inode());
    }
  }

  @Test
  void setsTimes() {
    guest.write("/f", "");
    Node file = guest.files.resolve("/f");
    long access = Stat.time(1_000_000_000, 0);
    long modification = Stat.time(1_500_000_000, 0);
    guest.files.setTimes(file, access, modification);
    assertEquals(access, guest.stat("/f").accessTime());
    assertEquals(modification, guest.stat("/f").modificationTime());
    guest.files.setTimes(file, InodeAttributes.OMIT, access);
    assertEquals(access, guest.stat("/f").accessTime());
    assertEquals(access, guest.stat("/f").modificationTime());
    guest.write("/f", "changed");
    assertTrue(guest.stat("/f").modificationTime() > modification);
  }

  @Test
  void keepsPermissions() {
    needs(Ability.PERMISSIONS);
    guest.descriptors.close(guest.open("/f", O_WRONLY | O_CREAT, 0777));
    assertEquals(0755, guest.stat("/f").mode() & 07777);
    guest.chmod("/f", 0640);
    assertEquals(0640, guest.stat("/f").mode() & 07777);
    assertEquals(022, guest.files.setCreationMask(077));
    guest.files.createDirectory(guest.files.root(), "d", 0777);
    assertEquals(0700, guest.stat("/d").mode() & 07777);
    assertEquals(077, guest.files.creationMask());
  }

  @Test
  void checksPermissions() {
    needs(Ability.PERMISSIONS);
    guest.mkdir("/d");
    guest.write("/d/f", "secret");
    guest.chmod("/d/f", 0);
    assertErrno(Errno.EACCES, () -> guest.open("/d/f", O_RDONLY));
    assertErrno(Errno.EACCES, () -> guest.open("/d/f", O_WRONLY));
    assertErrno(Errno.EACCES, () -> guest.files.checkAccess(guest.files.resolve("/d/f"), 4));
    guest.files.checkAccess(guest.files.resolve("/d/f"), 0);
    guest.chmod("/d/f", 0644);
    guest.chmod("/d", 0444);
    assertErrno(Errno.EACCES, () -> guest.stat("/d/f"));
    assertEquals(List.of("f"), listNames("/d"));
    guest.chmod("/d", 0555);
    assertEquals("secret", guest.read("/d/f"));
    assertErrno(Errno.EACCES, () -> guest.unlink("/d/f"));
    assertErrno(Errno.EACCES, () -> guest.write("/d/g", ""));
    assertErrno(Errno.EACCES, () -> guest.rename("/d/f", "/f"));
    guest.chmod("/d", 0333);
    assertErrno(Errno.EACCES, () -> guest.open("/d", O_RDONLY));
    guest.files.setIgnoresPermissions(true);
    guest.chmod("/d", 0755);
    guest.unlink("/d/f");
  }

  private List<String> listNames(String path) {
    return guest.files.resolve(path).directory().names();
  }

  @Test
  void letsTheCreatorWriteToAReadOnlyFile() {
    needs(Ability.PERMISSIONS);
    int fd = guest.open("/f", O_WRONLY | O_CREAT | O_EXCL, 0444);
    guest.write(fd, "once");
    guest.descriptors.close(fd);
    assertEquals(0444, guest.stat("/f").mode() & 07777);
    assertEquals("once", guest.read("/f"));
    assertErrno(Errno.EACCES, () -> guest.open("/f", O_WRONLY));
  }

  @Test
  void storesOwners() {
    guest.write("/f", "");
    guest.files.setOwner(guest.files.resolve("/f"), 0, -1);
    assertEquals(0, guest.stat("/f").userId());
  }

  @Test
  void followsSymlinks() {
    needs(Ability.SYMLINKS);
    guest.mkdirs("/d/e");
    guest.write("/d/f", "target");
    guest.symlink("d/f", "/to-file");
    guest.symlink("/d", "/to-dir");
    guest.symlink("../../d/f", "/d/e/up");
    assertEquals("target", guest.read("/to-file"));
    assertEquals("target", guest.read("/to-dir/f"));
    assertEquals("target", guest.read("/d/e/up"));
    assertEquals("target", guest.read("/to-dir/e/up"));
    assertEquals("/d", guest.readlink("/to-dir"));
    assertEquals(FileType.SYMLINK, guest.lstat("/to-file").type());
    assertEquals(3, guest.lstat("/to-file").size());
    assertEquals(FileType.DIRECTORY, guest.lstat("/to-dir/").type());
    assertErrno(Errno.EINVAL, () -> guest.readlink("/d/f"));
    guest.unlink("/to-file");
    assertEquals("target", guest.read("/d/f"));
  }

  @Test
  void handlesDanglingSymlinks() {
    needs(Ability.SYMLINKS);
    guest.mkdir("/d");
    guest.symlink("d/new", "/link");
    assertErrno(Errno.ENOENT, () -> guest.read("/link"));
    assertErrno(Errno.EEXIST, () -> guest.open("/link", O_WRONLY | O_CREAT | O_EXCL));
    assertErrno(Errno.ELOOP, () -> guest.open("/link", O_WRONLY | O_CREAT | O_NOFOLLOW));
    assertErrno(Errno.EEXIST, () -> guest.mkdir("/link"));
    guest.write("/link", "made");
    assertEquals("made", guest.read("/d/new"));
    assertErrno(Errno.ELOOP, () -> guest.open("/link", O_RDONLY | O_NOFOLLOW));
    int path = guest.open("/link", O_PATH | O_NOFOLLOW);
    assertEquals(FileType.SYMLINK, guest.file(path).stat().type());
    assertErrno(Errno.EBADF, () -> guest.readSome(path, 1));
  }

  @Test
  void stopsAtSymlinkLoops() {
    needs(Ability.SYMLINKS);
    guest.symlink("b", "/a");
    guest.symlink("a", "/b");
    assertErrno(Errno.ELOOP, () -> guest.read("/a"));
    guest.symlink("self/x", "/self");
    assertErrno(Errno.ELOOP, () -> guest.stat("/self"));
    guest.write("/l0", "end");
    for (int i = 1; i <= 41; i++) {
      guest.symlink("l" + (i - 1), "/l" + i);
    }
    assertEquals("end", guest.read("/l40"));
    assertErrno(Errno.ELOOP, () -> guest.read("/l41"));
  }

  @Test
  void renamesAndRemovesSymlinksThemselves() {
    needs(Ability.SYMLINKS);
    guest.mkdir("/d");
    guest.symlink("d", "/link");
    assertErrno(Errno.ENOTDIR, () -> guest.rmdir("/link"));
    assertErrno(Errno.ENOTDIR, () -> guest.rmdir("/link/"));
    assertErrno(Errno.ENOTDIR, () -> guest.unlink("/link/"));
    guest.rename("/link", "/other");
    assertEquals("d", guest.readlink("/other"));
    guest.write("/f", "");
    guest.rename("/f", "/other");
    assertEquals(FileType.REGULAR, guest.lstat("/other").type());
    assertErrno(Errno.EEXIST, () -> guest.symlink("x", "/other"));
    assertErrno(Errno.ENOENT, () -> guest.symlink("", "/empty"));
    assertErrno(Errno.ENOENT, () -> guest.symlink("x", "/new/"));
  }

  @Test
  void makesSpecialFiles() {
    needs(Ability.SPECIAL_FILES);
    Node root = guest.files.root();
    guest.files.createNode(root, "dev", FileType.CHARACTER_DEVICE.modeBits() | 0600, 0x103);
    assertEquals(0x103, guest.stat("/dev").deviceType());
    assertErrno(Errno.ENXIO, () -> guest.open("/dev", O_RDONLY));
    guest.files.createNode(root, "socket", FileType.SOCKET.modeBits() | 0600, 0);
    assertErrno(Errno.ENXIO, () -> guest.open("/socket", O_RDONLY));
    guest.files.createNode(root, "fifo", FileType.FIFO.modeBits() | 0600, 0);
    int fd = guest.open("/fifo", O_RDWR);
    guest.write(fd, "through");
    assertEquals("through", guest.readSome(fd, 100));
    guest.unlink("/fifo");
    guest.unlink("/dev");
    guest.unlink("/socket");
    assertEquals(List.of(), guest.list("/"));
  }

  @Test
  void makesNodes() {
    Node root = guest.files.root();
    guest.files.createNode(root, "plain", 0644, 0);
    assertEquals(FileType.REGULAR, guest.stat("/plain").type());
    assertErrno(
        Errno.EEXIST,
        () -> guest.files.createNode(root, "plain", FileType.REGULAR.modeBits() | 0600, 0));
    assertErrno(
        Errno.EPERM,
        () -> guest.files.createNode(root, "dir", FileType.DIRECTORY.modeBits() | 0600, 0));
    assertErrno(
        Errno.EINVAL,
        () -> guest.files.createNode(root, "link", FileType.SYMLINK.modeBits() | 0600, 0));
  }

  @Test
  void hasNoHardLinks() {
    guest.write("/f", "");
    Node root = guest.files.root();
    assertErrno(Errno.EPERM, () -> guest.files.link(root, "f", root, "g", false));
    assertErrno(Errno.EEXIST, () -> guest.files.link(root, "f", root, "f", false));
    assertErrno(Errno.ENOENT, () -> guest.files.link(root, "missing", root, "g", false));
  }

  @Test
  void tellsFreeSpace() {
    FileSystemStat stat = guest.files.fileSystemStat(guest.files.root());
    assertTrue(stat.blocks() >= stat.freeBlocks());
    assertTrue(stat.blockSize() > 0);
    assertFalse(stat.readOnly());
  }
}
