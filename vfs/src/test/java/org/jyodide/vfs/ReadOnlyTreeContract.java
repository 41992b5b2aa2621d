package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every tree that only reads must do. It holds {@code /hello.txt} ("hello"), {@code /big.bin}
 * (100,000 times the letter b), an empty file {@code /empty}, and {@code /dir/sub/inner.txt}
 * ("inner").
 */
public abstract class ReadOnlyTreeContract {
  private final List<AccessRefusal> refusals = new ArrayList<>();
  protected Guest guest;
  private FileTree tree;

  /** The tree with the content that the class comment lists. */
  protected abstract FileTree newTree() throws Exception;

  /** Puts that content into a tree that can be written to. */
  public static void fill(Guest guest) {
    guest.write("/hello.txt", "hello");
    guest.write("/big.bin", "b".repeat(100_000));
    guest.write("/empty", "");
    guest.mkdirs("/dir/sub");
    guest.write("/dir/sub/inner.txt", "inner");
  }

  @BeforeEach
  void makeTree() throws Exception {
    tree = newTree();
    guest = new Guest(tree);
    guest.files.setRefusalListener(refusals::add);
  }

  @AfterEach
  void closeTree() {
    guest.descriptors.closeAll();
    tree.close();
  }

  @Test
  void reads() {
    assertEquals("hello", guest.read("/hello.txt"));
    assertEquals("b".repeat(100_000), guest.read("/big.bin"));
    assertEquals("", guest.read("/empty"));
    assertEquals("inner", guest.read("/dir/sub/inner.txt"));
    assertEquals("inner", guest.read("/dir/../dir/./sub//inner.txt"));
  }

  @Test
  void readsParts() {
    int fd = guest.open("/hello.txt", O_RDONLY);
    assertEquals(1, guest.file(fd).seek(1, Whence.SET));
    assertEquals("el", guest.readSome(fd, 2));
    byte[] target = new byte[8];
    assertEquals(2, guest.file(fd).readAt(3, target, 1, 5));
    assertEquals("\0lo\0", new String(target, 0, 4, StandardCharsets.UTF_8));
    assertEquals(0, guest.file(fd).readAt(5, target, 0, 5));
    assertEquals(5, guest.file(fd).seek(0, Whence.END));
  }

  @Test
  void sharesAndReopensFiles() {
    int first = guest.open("/big.bin", O_RDONLY);
    int second = guest.open("/big.bin", O_RDONLY);
    guest.descriptors.close(first);
    assertEquals(100_000, guest.readBytes(second).length);
    guest.descriptors.close(second);
    assertEquals(100_000, guest.read("/big.bin").length());
  }

  @Test
  void lists() {
    assertEquals(List.of("big.bin", "dir", "empty", "hello.txt"), guest.list("/"));
    assertEquals(List.of("sub"), guest.list("/dir"));
  }

  @Test
  void tellsAttributes() {
    Stat file = guest.stat("/hello.txt");
    assertEquals(FileType.REGULAR, file.type());
    assertEquals(5, file.size());
    assertTrue((file.mode() & 0444) != 0);
    assertTrue(file.modificationTime() > 0);
    assertEquals(FileType.DIRECTORY, guest.stat("/dir/sub").type());
    assertSame(
        guest.files.resolve("/dir/sub/inner.txt").inode(),
        guest.files.resolve("/dir/sub/inner.txt").inode());
    assertTrue(guest.files.fileSystemStat(guest.files.root()).readOnly());
  }

  @Test
  void findsNothingElse() {
    assertFalse(guest.files.exists("/HELLO.txt"));
    assertErrno(Errno.ENOENT, () -> guest.read("/hello"));
    assertErrno(Errno.ENOTDIR, () -> guest.read("/hello.txt/x"));
    assertErrno(Errno.ENOTDIR, () -> guest.read("/hello.txt/"));
  }

  @Test
  void refusesChangesAndReportsThem() {
    Node root = guest.files.root();
    refused("/hello.txt", FileAccess.WRITE, () -> guest.open("/hello.txt", O_WRONLY));
    refused("/hello.txt", FileAccess.WRITE, () -> guest.open("/hello.txt", O_RDWR));
    refused("/hello.txt", FileAccess.WRITE, () -> guest.open("/hello.txt", O_TRUNC));
    refused("/new", FileAccess.CREATE, () -> guest.open("/new", O_WRONLY | O_CREAT));
    refused("/dir/new", FileAccess.CREATE, () -> guest.mkdir("/dir/new"));
    refused("/link", FileAccess.CREATE, () -> guest.symlink("x", "/link"));
    refused("/node", FileAccess.CREATE, () -> guest.files.createNode(root, "node", 0644, 0));
    refused("/hello.txt", FileAccess.REMOVE, () -> guest.unlink("/hello.txt"));
    refused("/dir", FileAccess.REMOVE, () -> guest.rmdir("/dir"));
    refused("/empty", FileAccess.RENAME, () -> guest.rename("/empty", "/full"));
    refused("/empty", FileAccess.CHANGE_ATTRIBUTES, () -> guest.chmod("/empty", 0600));
    Node empty = guest.files.resolve("/empty");
    refused("/empty", FileAccess.CHANGE_ATTRIBUTES, () -> guest.files.setOwner(empty, 1, 1));
    refused("/empty", FileAccess.CHANGE_ATTRIBUTES, () -> guest.files.setTimes(empty, 1, 1));
    refused("/empty", FileAccess.WRITE, () -> guest.files.setSize(empty, 1));
    assertErrno(Errno.EROFS, () -> guest.files.checkAccess(empty, 2));
    assertErrno(Errno.EEXIST, () -> guest.mkdir("/dir"));
    assertEquals("hello", guest.read("/hello.txt"));
  }

  private void refused(String path, FileAccess wanted, Executable action) {
    refusals.clear();
    assertErrno(Errno.EROFS, action);
    assertEquals(List.of(new AccessRefusal(path, wanted, Errno.EROFS)), refusals);
  }
}
