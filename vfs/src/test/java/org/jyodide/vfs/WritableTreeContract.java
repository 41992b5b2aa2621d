package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_APPEND;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_DIRECTORY;
import static org.jyodide.vfs.OpenFlags.O_EXCL;
import static org.jyodide.vfs.OpenFlags.O_NOFOLLOW;
import static org.jyodide.vfs.OpenFlags.O_PATH;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_TMPFILE_BIT;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every tree that can be written to must do, seen through a virtual file system. */
public abstract class WritableTreeContract {
  protected Guest guest;
  private FileTree tree;

  /** What a tree may be unable to do, for a reason outside of it. */
  protected enum Ability {
    SYMLINKS,
    PERMISSIONS,
    SPECIAL_FILES,
    DIRECTORY_RENAME,
    /** Changes of open files are seen at once by others that have the file open. */
    SHARED_CONTENT
  }

  /** A new empty tree. */
  protected abstract FileTree newTree() throws Exception;

  /** What the tree cannot do. */
  protected List<Ability> missing() {
    return List.of();
  }

  private void needs(Ability... abilities) {
    for (Ability ability : abilities) {
      assumeTrue(!missing().contains(ability), () -> "this backend has no " + ability);
    }
  }

  @BeforeEach
  void makeTree() throws Exception {
    tree = newTree();
    guest = new Guest(tree);
  }

  @AfterEach
  void closeTree() {
    guest.descriptors.closeAll();
    tree.close();
  }

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
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(directory.next().orElseThrow().name());
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

  @Test
  void tellsFreeSpace() {
    FileSystemStat stat = guest.files.fileSystemStat(guest.files.root());
    assertTrue(stat.blocks() >= stat.freeBlocks());
    assertTrue(stat.blockSize() > 0);
    assertFalse(stat.readOnly());
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
