package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jyodide.vfs.memory.MemoryFiles;

class MountTest {
  private Guest guest;
  private MemoryFiles data;

  @BeforeEach
  void mountData() {
    guest = new Guest(MemoryFiles.create());
    data = MemoryFiles.create();
    new Guest(data).write("/in-data", "data");
    guest.files.mount("/mnt/data", data, MountOptions.readWrite());
  }

  @Test
  void showsTheTree() {
    assertEquals("data", guest.read("/mnt/data/in-data"));
    assertEquals(List.of("data"), guest.list("/mnt"));
    assertEquals("/mnt/data/in-data", guest.files.resolve("/mnt/data/in-data").path());
    assertEquals("/mnt/data", guest.files.mounts().get(1).path());
    assertNotEquals(guest.stat("/mnt").device(), guest.stat("/mnt/data").device());
  }

  @Test
  void dotDotCrossesMounts() {
    assertEquals("/mnt", guest.files.resolve("/mnt/data/..").path());
    assertEquals("/", guest.files.resolve("/mnt/data/../..").path());
    assertEquals("/", guest.files.resolve("/mnt/data/../../../..").path());
    guest.files.setWorkingDirectory(guest.files.resolve("/mnt/data"));
    assertEquals("/mnt/data", guest.files.resolve("../data").path());
    new Guest(data).symlink("../../mnt/data/in-data", "/link");
    assertEquals("data", guest.read("/mnt/data/link"));
  }

  @Test
  void hidesWhatItCovers() {
    guest.mkdir("/covered");
    guest.write("/covered/old", "old");
    guest.files.mount("/covered", MemoryFiles.create(), MountOptions.readWrite());
    assertEquals(List.of(), guest.list("/covered"));
    guest.files.unmount("/covered");
    assertEquals("old", guest.read("/covered/old"));
  }

  @Test
  void nests() {
    MemoryFiles inner = MemoryFiles.create();
    guest.files.mount("/mnt/data/deep/inner", inner, MountOptions.readOnly());
    assertEquals(List.of("deep", "in-data"), guest.list("/mnt/data"));
    assertEquals(List.of("inner"), guest.list("/mnt/data/deep"));
    assertErrno(Errno.EROFS, () -> guest.write("/mnt/data/deep/inner/f", ""));
    guest.write("/mnt/data/deep/f", "writable");
    assertErrno(Errno.EBUSY, () -> guest.files.unmount("/mnt/data"));
    guest.files.unmount("/mnt/data/deep/inner");
    guest.files.unmount("/mnt/data");
    assertEquals(List.of(), guest.list("/mnt/data"));
  }

  @Test
  void needsNoDirectoryInAReadOnlyTree() {
    guest.files.mount("/ro", MemoryFiles.create(), MountOptions.readOnly());
    guest.files.mount("/ro/a/b", data, MountOptions.readWrite());
    assertEquals("data", guest.read("/ro/a/b/in-data"));
    assertEquals(List.of("a"), guest.list("/ro"));
    assertEquals(List.of("b"), guest.list("/ro/a"));
    guest.write("/ro/a/b/new", "new");
    assertErrno(Errno.EROFS, () -> guest.write("/ro/a/new", ""));
    assertErrno(Errno.EROFS, () -> guest.write("/ro/new", ""));
    assertEquals("/ro/a", guest.files.resolve("/ro/a/b/..").path());
  }

  @Test
  void mountPointsStayWhereTheyAre() {
    guest.files.mount("/mnt/virtual", MemoryFiles.create(), MountOptions.readWrite());
    assertErrno(Errno.EBUSY, () -> guest.rmdir("/mnt/data"));
    assertErrno(Errno.EBUSY, () -> guest.rename("/mnt/data", "/mnt/other"));
    assertErrno(Errno.EBUSY, () -> guest.rmdir("/mnt"));
    guest.mkdir("/dir");
    assertErrno(Errno.EBUSY, () -> guest.rename("/dir", "/mnt/data"));
    assertErrno(Errno.EBUSY, () -> guest.rename("/dir", "/mnt"));
    assertErrno(Errno.EEXIST, () -> guest.mkdir("/mnt/data"));
    assertErrno(
        Errno.EBUSY,
        () -> guest.files.mount("/mnt/data", MemoryFiles.create(), MountOptions.readOnly()));
    assertErrno(
        Errno.EBUSY, () -> guest.files.mount("/", MemoryFiles.create(), MountOptions.readOnly()));
    guest.rename("/mnt", "/moved");
    assertEquals("data", guest.read("/moved/data/in-data"));
    assertEquals("/moved/data", guest.files.mounts().get(1).path());
  }

  @Test
  void nothingMovesAcrossMounts() {
    guest.write("/f", "f");
    assertErrno(Errno.EXDEV, () -> guest.rename("/f", "/mnt/data/f"));
    assertErrno(Errno.EXDEV, () -> guest.rename("/mnt/data/in-data", "/g"));
    Node root = guest.files.root();
    assertErrno(Errno.EXDEV, () -> guest.files.link(root, "f", root, "mnt/data/f", false));
    guest.files.mount("/again", data, MountOptions.readWrite());
    assertErrno(Errno.EXDEV, () -> guest.rename("/again/in-data", "/mnt/data/x"));
  }

  @Test
  void busyMountsStay() {
    int fd = guest.open("/mnt/data/in-data", O_RDONLY);
    assertErrno(Errno.EBUSY, () -> guest.files.unmount("/mnt/data"));
    guest.descriptors.close(fd);
    guest.files.setWorkingDirectory(guest.files.resolve("/mnt/data"));
    assertErrno(Errno.EBUSY, () -> guest.files.unmount("/mnt/data"));
    guest.files.setWorkingDirectory(guest.files.root());
    assertErrno(Errno.EINVAL, () -> guest.files.unmount("/mnt"));
    guest.files.unmount("/mnt/data");
    assertEquals(1, guest.files.mounts().size());
    assertErrno(Errno.EBUSY, () -> guest.files.unmount("/"));
  }

  @Test
  void filesAreNoMountPoints() {
    guest.write("/f", "");
    assertErrno(
        Errno.ENOTDIR,
        () -> guest.files.mount("/f", MemoryFiles.create(), MountOptions.readOnly()));
    assertErrno(
        Errno.ENOTDIR,
        () -> guest.files.mount("/f/x", MemoryFiles.create(), MountOptions.readOnly()));
  }

  @Test
  void readOnlyMountsOfWritableTreesReport() {
    List<AccessRefusal> refusals = new ArrayList<>();
    guest.files.setRefusalListener(refusals::add);
    guest.files.mount("/ro", data, MountOptions.readOnly());
    guest.files.setWorkingDirectory(guest.files.resolve("/ro"));
    assertErrno(Errno.EROFS, () -> guest.write("new", ""));
    assertErrno(Errno.EROFS, () -> guest.unlink("../ro/in-data"));
    assertEquals(
        List.of(
            new AccessRefusal("/ro/new", FileAccess.CREATE, Errno.EROFS),
            new AccessRefusal("/ro/in-data", FileAccess.REMOVE, Errno.EROFS)),
        refusals);
    assertEquals("create", refusals.get(0).wanted().words());
  }
}
