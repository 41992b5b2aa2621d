package org.jyodide.vfs.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_EXCL;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_RDWR;
import static org.jyodide.vfs.OpenFlags.O_TRUNC;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.Whence;

/** What an overlay does with the tree below. That it is a tree like others, the contracts show. */
class OverlayFilesTest {
  private final MemoryQuota quota = MemoryQuota.ofBytes(1 << 20);
  private Guest lower;
  private Guest upper;

  @BeforeEach
  void fill() {
    MemoryFiles below = MemoryFiles.create();
    lower = new Guest(below);
    lower.mkdirs("/a/b/c");
    lower.write("/a/f", "below");
    lower.write("/a/b/g", "deep");
    lower.symlink("a/f", "/link");
    upper = new Guest(OverlayFiles.over(below, quota, InstantSource.system()));
  }

  @Test
  void showsWhatIsBelow() {
    assertEquals("below", upper.read("/a/f"));
    assertEquals("below", upper.read("/link"));
    assertEquals(List.of("a", "link"), upper.list("/"));
    assertEquals(lower.stat("/a/f").inode(), upper.stat("/a/f").inode());
    assertEquals(0, quota.used(), "looking costs nothing");
  }

  @Test
  void keepsWritesToItself() {
    int fd = upper.open("/a/f", O_RDWR);
    assertEquals("be", upper.readSome(fd, 2));
    upper.write(fd, "__");
    assertEquals("be__w", upper.read("/a/f"));
    assertEquals("below", lower.read("/a/f"));
    assertEquals(5, upper.stat("/a/f").size());
  }

  @Test
  void readersSeeTheCopyOnceItIsMade() {
    int reader = upper.open("/a/f", O_RDONLY);
    upper.write("/a/f", "new");
    assertEquals("new", upper.read(reader));
    assertEquals("below", lower.read("/a/f"));
  }

  @Test
  void hidesWhatIsRemoved() {
    upper.unlink("/a/f");
    assertErrno(Errno.ENOENT, () -> upper.read("/a/f"));
    assertEquals(List.of("b"), upper.list("/a"));
    upper.write("/a/f", "again");
    assertEquals("again", upper.read("/a/f"));
    upper.unlink("/a/f");
    assertFalse(upper.files.exists("/a/f"));
    assertEquals("below", lower.read("/a/f"));
  }

  @Test
  void newDirectoriesDoNotShowOldContent() {
    upper.unlink("/a/b/g");
    upper.rmdir("/a/b/c");
    upper.rmdir("/a/b");
    upper.mkdir("/a/b");
    assertEquals(List.of(), upper.list("/a/b"));
    assertEquals(List.of("c", "g"), lower.list("/a/b"));
  }

  @Test
  void movesDirectoriesWithoutCopying() {
    long before = quota.used();
    upper.rename("/a", "/z");
    assertEquals("deep", upper.read("/z/b/g"));
    assertErrno(Errno.ENOENT, () -> upper.stat("/a"));
    upper.write("/z/b/g", "changed");
    assertEquals("changed", upper.read("/z/b/g"));
    assertEquals("deep", lower.read("/a/b/g"));
    assertEquals(List.of("link", "z"), upper.list("/"));
    assertTrue(quota.used() - before < 6 * MemoryQuota.INODE_BYTES);
    upper.mkdir("/a");
    assertEquals(List.of(), upper.list("/a"));
  }

  @Test
  void changesOfAttributesStay() {
    upper.chmod("/a/b/g", 0600);
    upper.files.setOwner(upper.files.resolve("/a"), 7, 8);
    System.gc();
    assertEquals(0600, upper.stat("/a/b/g").mode() & 07777);
    assertEquals(7, upper.stat("/a").userId());
    assertEquals(0644, lower.stat("/a/b/g").mode() & 07777);
    assertEquals(0, lower.stat("/a").userId());
    assertEquals("deep", upper.read("/a/b/g"));
  }

  @Test
  void growsAndCutsOffCopies() {
    int fd = upper.open("/a/f", O_RDWR);
    upper.file(fd).setSize(2);
    assertEquals("be", upper.read("/a/f"));
    upper.file(fd).seek(4, Whence.SET);
    upper.write(fd, "!");
    assertEquals("be\0\0!", upper.read("/a/f"));
    assertEquals("below", lower.read("/a/f"));
  }

  @Test
  void chargesCopiesToTheQuota() {
    lower.write("/big", "x".repeat(2 << 20));
    int fd = upper.open("/big", O_RDWR);
    long before = quota.used();
    ErrnoException thrown =
        assertThrows(ErrnoException.class, () -> upper.file(fd).write(new byte[1], 0, 1));
    assertEquals(Errno.ENOSPC, thrown.errno());
    assertTrue(quota.used() <= before + MemoryQuota.INODE_BYTES);
    assertEquals(2 << 20, upper.read("/big").length());
    upper.descriptors.close(upper.open("/big", O_WRONLY | O_TRUNC));
    upper.write(fd, "small");
    assertEquals("small", upper.read("/big"));
  }

  @Test
  void givesBackWhatIsRemoved() {
    long before = quota.used();
    upper.write("/a/f", "x".repeat(100_000));
    upper.unlink("/a/f");
    upper.write("/new", "y".repeat(100_000));
    upper.unlink("/new");
    assertTrue(quota.used() - before <= 2 * MemoryQuota.INODE_BYTES);
  }

  @Test
  void createsOnlyWhatIsNotBelow() {
    assertErrno(Errno.EEXIST, () -> upper.open("/a/f", O_WRONLY | O_CREAT | O_EXCL));
    assertErrno(Errno.EEXIST, () -> upper.mkdir("/a"));
    assertErrno(Errno.ENOTEMPTY, () -> upper.rmdir("/a/b"));
  }

  @Test
  void seesLaterChangesBelow() {
    lower.write("/a/late", "late");
    assertEquals("late", upper.read("/a/late"));
    assertEquals(List.of("b", "f", "late"), upper.list("/a"));
  }
}
