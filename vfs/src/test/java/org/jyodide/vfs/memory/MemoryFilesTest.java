package org.jyodide.vfs.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDWR;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.FileTree;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.Whence;
import org.jyodide.vfs.WritableTreeContract;

class MemoryFilesTest extends WritableTreeContract {
  private final MemoryQuota quota = MemoryQuota.ofBytes(1 << 20);

  @Override
  protected FileTree newTree() {
    return MemoryFiles.create(quota, InstantSource.system());
  }

  @Test
  void stopsAtTheQuota() {
    long start = quota.used();
    int fd = guest.open("/f", O_RDWR | O_CREAT);
    byte[] chunk = new byte[400_000];
    assertEquals(400_000, guest.file(fd).write(chunk, 0, chunk.length));
    assertEquals(400_000, guest.file(fd).write(chunk, 0, chunk.length));
    int rest = guest.file(fd).write(chunk, 0, chunk.length);
    assertTrue(rest > 0 && rest < 400_000, "a short write of " + rest);
    assertErrno(Errno.ENOSPC, () -> guest.file(fd).write(chunk, 0, chunk.length));
    assertTrue(quota.used() <= quota.limit());
    guest.unlink("/f");
    assertTrue(quota.used() > start, "the open file still has its storage");
    guest.descriptors.close(fd);
    assertEquals(start, quota.used());
  }

  @Test
  void chargesInodes() {
    long start = quota.used();
    int made = 0;
    while (quota.available() >= MemoryQuota.INODE_BYTES) {
      guest.mkdir("/d" + made++);
    }
    assertErrno(Errno.ENOSPC, () -> guest.mkdir("/one-more"));
    assertErrno(Errno.ENOSPC, () -> guest.symlink("x", "/one-more"));
    for (int i = 0; i < made; i++) {
      guest.rmdir("/d" + i);
    }
    assertEquals(start, quota.used());
  }

  @Test
  void sparseFilesAreChargedForWhatTheyHold() {
    long start = quota.used();
    int fd = guest.open("/f", O_RDWR | O_CREAT);
    guest.file(fd).setSize(1L << 35);
    assertTrue(quota.used() - start < 1000);
    assertEquals(1L << 35, guest.stat("/f").size());
    assertErrno(Errno.EFBIG, () -> guest.file(fd).setSize(1L << 40));
    assertErrno(Errno.EFBIG, () -> guest.file(fd).writeAt(1L << 40, new byte[1], 0, 1));
    assertErrno(Errno.ENOSPC, () -> guest.file(fd).allocate(0, 1L << 30));
    assertErrno(Errno.ENOSPC, () -> guest.file(fd).writeAt(1L << 35, new byte[1], 0, 1));
    guest.file(fd).setSize(0);
    guest.write(fd, "ok");
    assertEquals("ok", guest.read("/f"));
  }

  @Test
  void adoptsAnArrayWithoutCopying() {
    byte[] content = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    long start = quota.used();
    MemoryFiles.adopt(guest.files.root().directory(), "lib.zip", 0644, content);
    assertTrue(quota.used() - start <= MemoryQuota.INODE_BYTES);
    assertEquals(200_000, guest.stat("/lib.zip").size());
    int fd = guest.open("/lib.zip", O_RDWR);
    guest.file(fd).seek(100_000, Whence.SET);
    guest.write(fd, "yy");
    assertEquals('x', content[100_000]);
    String text = guest.read("/lib.zip");
    assertEquals("x".repeat(100_000) + "yy" + "x".repeat(99_998), text);
    guest.file(fd).setSize(70_000);
    guest.file(fd).setSize(140_000);
    assertEquals("x".repeat(70_000) + "\0".repeat(70_000), guest.read("/lib.zip"));
  }

  @Test
  void countsLinksOfDirectories() {
    guest.mkdirs("/d/a");
    guest.mkdirs("/d/b");
    guest.write("/d/f", "");
    assertEquals(4, guest.stat("/d").links());
  }

  @Test
  void doesNotAdoptElsewhere() {
    Guest overlay = new Guest(OverlayFiles.over(MemoryFiles.create()));
    MemoryFiles.adopt(overlay.files.root().directory(), "f", 0644, new byte[] {'a'});
    assertEquals("a", overlay.read("/f"));
  }
}
