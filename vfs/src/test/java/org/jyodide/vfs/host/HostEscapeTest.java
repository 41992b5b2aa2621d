package org.jyodide.vfs.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.vfs.AccessRefusal;
import org.jyodide.vfs.Directory;
import org.jyodide.vfs.Errno;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileAccess;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Guest;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.RegularFile;
import org.jyodide.vfs.memory.MemoryFiles;

/** Attempts to get out of a mounted directory of the host. A secret lies right beside it. */
class HostEscapeTest {
  private static final String SECRET = "secret";

  @TempDir Path top;
  private final List<AccessRefusal> refusals = new ArrayList<>();
  private Path root;
  private Path outside;
  private Guest guest;

  @BeforeEach
  void makeDirectories() throws IOException {
    root = Files.createDirectories(top.resolve("root"));
    outside = Files.createDirectories(top.resolve("outside"));
    Files.writeString(outside.resolve("secret"), SECRET);
    Files.createDirectories(root.resolve("dir/sub"));
    Files.writeString(root.resolve("dir/file"), "inside");
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("out"), Path.of("../outside"));
    Files.createSymbolicLink(root.resolve("abs"), outside);
    Files.createSymbolicLink(root.resolve("abs-file"), outside.resolve("secret"));
    Files.createSymbolicLink(root.resolve("host-root"), Path.of("/"));
    Files.createSymbolicLink(root.resolve("etc"), Path.of("/etc"));
    Files.createSymbolicLink(root.resolve("proc"), Path.of("/proc/self/root"));
    Files.createSymbolicLink(root.resolve("dir/sub/far"), Path.of("../../../outside"));
    Files.createSymbolicLink(root.resolve("chain"), Path.of("dir/sub/far"));
    Files.createSymbolicLink(root.resolve("fine"), Path.of("dir/sub/../file"));
    guest = new Guest(MemoryFiles.create());
    guest.files.mount("/mnt", HostFiles.readWrite(root), MountOptions.readWrite());
    guest.files.setRefusalListener(refusals::add);
    guest.files.setWorkingDirectory(guest.files.resolve("/mnt"));
  }

  @AfterEach
  void outsideIsUntouched() throws IOException {
    assertEquals(SECRET, Files.readString(outside.resolve("secret")));
    try (var entries = Files.list(outside)) {
      assertEquals(1, entries.count());
    }
    try (var entries = Files.list(top)) {
      assertTrue(entries.allMatch(p -> p.equals(root) || p.equals(outside)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside/secret",
        "../../outside/secret",
        "/../outside/secret",
        "/mnt/../outside/secret",
        "/mnt/../mnt/../outside/secret",
        "./../outside/secret",
        "dir/../../outside/secret",
        "dir/sub/../../../outside/secret",
        "dir/./.././../outside/secret",
        "..//outside//secret",
        "..\\outside\\secret",
        "dir\\..\\..\\outside\\secret",
        "%2e%2e/outside/secret",
        "..%2foutside%2fsecret",
        "..%c0%afoutside/secret",
        ".\u2024/outside/secret",
        "\uff0e\uff0e/outside/secret",
        "..;/outside/secret",
        "..\u0001/outside/secret",
        ".. /outside/secret",
        "..../outside/secret",
        "up/outside/secret",
        "up/root/up/outside/secret",
        "up/../outside/secret",
        "out/secret",
        "out/../outside/secret",
        "abs/secret",
        "abs-file",
        "chain/secret",
        "dir/sub/far/secret",
        "dir/sub/far/../../outside/secret",
        "host-root/etc/hostname",
        "etc/hostname",
        "etc/passwd",
        "proc/etc/passwd",
        "/etc/passwd",
        "/proc/self/root/etc/passwd",
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "\\\\localhost\\c$\\secret",
        "dir/file/../../outside/secret",
        "fine/../../outside/secret",
        "~/secret",
        "$PWD/../outside/secret"
      })
  void cannotBeReached(String path) throws IOException {
    ErrnoException read = assertThrows(ErrnoException.class, () -> guest.read(path));
    assertTrue(read.errno() == Errno.ENOENT || read.errno() == Errno.ENOTDIR, read.getMessage());
    assertThrows(ErrnoException.class, () -> guest.chmod(path, 0777));
    assertThrows(ErrnoException.class, () -> guest.open(path, O_WRONLY));
    if (path.equals("abs-file")) {
      return; // The link itself may be moved and removed.
    }
    assertThrows(ErrnoException.class, () -> guest.unlink(path));
    assertThrows(ErrnoException.class, () -> guest.rename(path, "/mnt/stolen"));
    try {
      guest.rename("dir/file", path);
      assertTrue(guest.files.resolve(path).path().startsWith("/mnt/"), "a name with odd letters");
    } catch (ErrnoException e) {
      assertEquals("inside", Files.readString(root.resolve("dir/file")));
    }
    assertFalse(Files.exists(root.resolve("stolen")));
  }

  @Test
  void absolutePathsOfTheHostMeanNothing() {
    String path = outside.resolve("secret").toString();
    assertErrno(Errno.ENOENT, () -> guest.read(path));
    assertErrno(Errno.ENOENT, () -> guest.read("/mnt" + path));
    assertErrno(Errno.ENOENT, () -> guest.open(path, O_WRONLY | O_CREAT));
  }

  @Test
  void linksAreResolvedInTheGuestsTree() {
    assertEquals("inside", guest.read("fine"));
    guest.mkdirs("/outside");
    guest.write("/outside/secret", "of the guest");
    assertEquals("of the guest", guest.read("/mnt/out/secret"));
    assertEquals("/", guest.files.resolve("/mnt/host-root").path());
    assertEquals("../outside", guest.readlink("out"));
    assertEquals(FileType.SYMLINK, guest.lstat("abs-file").type());
    guest.mkdirs(outside.toString());
    guest.write("/mnt/abs/new", "in memory");
    assertFalse(Files.exists(outside.resolve("new")));
  }

  @Test
  void refusesLinksThatLeadHostProgramsAstray() throws IOException {
    for (String target :
        List.of("/etc/passwd", "../outside", "dir/../../outside", "..", "a/..", "C:\\x", "a\\..")) {
      assertErrno(Errno.EPERM, () -> guest.symlink(target, "new"));
    }
    assertEquals(new AccessRefusal("/mnt/new", FileAccess.CREATE, Errno.EPERM), refusals.get(0));
    guest.symlink("dir/file", "new");
    assertEquals("inside", Files.readString(root.resolve("new")));
    Guest trusted = new Guest(HostFiles.readWrite(root, HostLinks.ANY));
    trusted.symlink("../outside/secret", "/trusted");
    assertErrno(Errno.ENOENT, () -> trusted.read("/trusted"));
    Files.delete(root.resolve("trusted"));
  }

  @Test
  void directoriesReplacedByLinksAreRefused() throws Exception {
    Directory held = guest.files.resolve("dir/sub").directory();
    int fd = guest.open("dir/sub", O_RDONLY);
    guest.files.setWorkingDirectory(guest.files.resolve("dir/sub"));
    Files.delete(root.resolve("dir/sub/far"));
    Files.delete(root.resolve("dir/sub"));
    Files.createSymbolicLink(root.resolve("dir/sub"), outside);
    Thread.sleep(2); // Longer than a look at the directory is trusted.
    assertErrno(Errno.EACCES, () -> held.find("secret"));
    assertErrno(Errno.EACCES, () -> held.names());
    assertErrno(Errno.EACCES, () -> held.createFile("planted", 0644));
    assertErrno(Errno.EACCES, () -> held.createDirectory("planted", 0755));
    assertErrno(Errno.EACCES, () -> held.createSymlink("planted", "x"));
    assertErrno(Errno.EACCES, () -> held.unlink("secret"));
    assertErrno(Errno.EACCES, () -> guest.read("secret"));
    assertErrno(Errno.EACCES, () -> guest.write("planted", ""));
    assertErrno(Errno.EACCES, () -> guest.files.resolve(guest.file(fd).node(), "secret", true));
    assertErrno(Errno.EACCES, () -> guest.rename("/mnt/dir/file", "planted"));
  }

  /** What the guest itself does to a directory counts at once. */
  @Test
  void directoriesReplacedByTheGuestAreRefused() throws IOException {
    Guest trusted = new Guest(HostFiles.readWrite(root, HostLinks.ANY));
    for (int i = 0; i < 50; i++) {
      trusted.mkdir("/swap");
      Directory held = trusted.files.resolve("/swap").directory();
      trusted.rmdir("/swap");
      trusted.symlink(outside.toString(), "/swap");
      assertErrno(Errno.ENOENT, () -> held.find("secret"));
      assertErrno(Errno.ENOENT, () -> trusted.read("/swap/secret"));
      trusted.unlink("/swap");
      trusted.mkdirs("/swap/inner");
      Directory inner = trusted.files.resolve("/swap/inner").directory();
      trusted.rename("/swap", "/away" + i);
      trusted.symlink(outside.toString(), "/swap");
      assertEquals(Optional.empty(), inner.find("secret"));
      trusted.unlink("/swap");
    }
  }

  @Test
  void filesReplacedByLinksAreNotFollowed() throws IOException {
    guest.files.setWorkingDirectory(guest.files.root());
    var file = (RegularFile) guest.files.resolve("/mnt/dir/file").inode();
    Files.delete(root.resolve("dir/file"));
    Files.createSymbolicLink(root.resolve("dir/file"), outside.resolve("secret"));
    ErrnoException thrown = assertThrows(ErrnoException.class, () -> file.open(false));
    assertTrue(thrown.errno() == Errno.ELOOP || thrown.errno() == Errno.EIO, thrown.getMessage());
    assertThrows(ErrnoException.class, () -> file.open(true));
    assertThrows(ErrnoException.class, () -> file.attributes().setPermissions(0777));
  }

  @Test
  void specialFilesAreVisibleButClosed() {
    Guest devices = new Guest(MemoryFiles.create());
    try {
      devices.files.mount("/d", HostFiles.readOnly(Path.of("/dev")), MountOptions.readWrite());
    } catch (IOException e) {
      return; // A host without devices has nothing to refuse.
    }
    devices.files.setRefusalListener(refusals::add);
    assertEquals(FileType.CHARACTER_DEVICE, devices.stat("/d/null").type());
    assertErrno(Errno.EACCES, () -> devices.read("/d/null"));
    assertEquals(List.of(new AccessRefusal("/d/null", FileAccess.READ, Errno.EACCES)), refusals);
  }

  @Test
  void errorsTellNoHostPaths() {
    ErrnoException thrown =
        assertThrows(ErrnoException.class, () -> guest.read("/mnt/dir/missing"));
    assertFalse(thrown.getMessage().contains(top.toString()), thrown.getMessage());
  }

  @Test
  void rootMustBeADirectory() {
    assertThrows(NoSuchFileException.class, () -> HostFiles.readOnly(top.resolve("missing")));
    assertThrows(NotDirectoryException.class, () -> HostFiles.readOnly(outside.resolve("secret")));
  }

  @Test
  void theRootItselfMayBeALink() throws IOException {
    Guest linked = new Guest(HostFiles.readOnly(root.resolve("dir")));
    assertEquals("inside", linked.read("/file"));
    Path link = Files.createSymbolicLink(root.resolve("to-dir"), Path.of("dir"));
    assertEquals("inside", new Guest(HostFiles.readOnly(link)).read("/file"));
  }

  @Test
  void changesByOthersAreSeen() throws IOException {
    assertEquals("inside", guest.read("dir/file"));
    long inode = guest.stat("dir/file").inode();
    Path other = Files.writeString(root.resolve("dir/other"), "replaced");
    Files.move(other, root.resolve("dir/file"), StandardCopyOption.REPLACE_EXISTING);
    assertEquals("replaced", guest.read("dir/file"));
    assertTrue(inode != guest.stat("dir/file").inode());
    Files.delete(root.resolve("dir/file"));
    assertErrno(Errno.ENOENT, () -> guest.read("dir/file"));
  }
}
