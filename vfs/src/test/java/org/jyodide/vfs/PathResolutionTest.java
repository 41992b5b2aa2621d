package org.jyodide.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.jyodide.vfs.Guest.assertErrno;
import static org.jyodide.vfs.OpenFlags.O_CREAT;
import static org.jyodide.vfs.OpenFlags.O_RDONLY;
import static org.jyodide.vfs.OpenFlags.O_WRONLY;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.vfs.memory.MemoryFiles;

class PathResolutionTest {
  private Guest guest;

  @BeforeEach
  void makeTree() {
    guest = new Guest(MemoryFiles.create());
    guest.mkdirs("/home/user");
    guest.write("/home/user/f", "f");
    guest.write("/top", "top");
    guest.symlink("/", "/home/root");
    guest.symlink("../..", "/home/user/up");
    guest.symlink("..", "/up");
    guest.files.setWorkingDirectory(guest.files.resolve("/home/user"));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "///, /",
    "/., /",
    "/.., /",
    "/../../.., /",
    "., /home/user",
    "./, /home/user",
    ".., /home",
    "../, /home",
    "../.., /",
    "../../../../.., /",
    "/home/user/../../../.., /",
    "/home//user/, /home/user",
    "/home/./user/., /home/user",
    "../root, /",
    "../root/home, /home",
    "up, /",
    "up/home/user/up/home, /home",
    "/up, /",
    "/up/up/up/home, /home",
    "/home/root/home/root/home, /home",
    "../user, /home/user"
  })
  void leadsToADirectory(String path, String real) {
    assertEquals(real, guest.files.resolve(path).path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f",
        "./f",
        "../user/f",
        "/home/user/f",
        "//home//user//f",
        "/home/user/up/home/user/f",
        "up/home/root/home/user/f",
        "/../home/user/f",
        "../../home/../home/user/./f"
      })
  void leadsToAFile(String path) {
    assertEquals("f", guest.read(path));
    assertEquals("/home/user/f", guest.files.resolve(path).path());
  }

  @ParameterizedTest
  @CsvSource({
    "f/, ENOTDIR",
    "f/., ENOTDIR",
    "f/.., ENOTDIR",
    "f/x, ENOTDIR",
    "x/.., ENOENT",
    "x/../f, ENOENT",
    "/top/../top, ENOTDIR",
    "/home/userx/f, ENOENT",
    "'', ENOENT",
    "./missing, ENOENT",
    "\\home\\user\\f, ENOENT",
    "%2e%2e/user/f, ENOENT",
    ".../f, ENOENT",
    "' /home/user/f', ENOENT",
    "~/f, ENOENT"
  })
  void leadsNowhere(String path, Errno errno) {
    assertErrno(errno, () -> guest.files.resolve(path));
  }

  @Test
  void refusesWhatIsTooLong() {
    String longest = "x".repeat(255);
    guest.write(longest, "long");
    assertEquals("long", guest.read(longest));
    assertErrno(Errno.ENAMETOOLONG, () -> guest.write("x".repeat(256), ""));
    assertErrno(Errno.ENAMETOOLONG, () -> guest.files.resolve("/" + "ü".repeat(128)));
    guest.write("ü".repeat(127), "");
    String path = "/" + "./".repeat(2047);
    assertEquals("/", guest.files.resolve(path).path());
    assertErrno(Errno.ENAMETOOLONG, () -> guest.files.resolve(path + "/"));
    assertErrno(Errno.ENAMETOOLONG, () -> guest.symlink("x", "y".repeat(256)));
    guest.symlink("./".repeat(3000), "toolong");
    assertErrno(Errno.ENAMETOOLONG, () -> guest.files.resolve("toolong"));
  }

  @Test
  void refusesNul() {
    assertErrno(Errno.EINVAL, () -> guest.files.resolve("/home\0/user"));
    assertErrno(Errno.EINVAL, () -> guest.write("a\0b", ""));
  }

  @Test
  void keepsWorkBounded() {
    // Each link doubles the path: 2^40 components if nothing stopped it.
    guest.symlink(".", "/d0");
    for (int i = 1; i < 45; i++) {
      guest.symlink("d" + (i - 1) + "/d" + (i - 1), "/d" + i);
    }
    assertErrno(Errno.ELOOP, () -> guest.files.resolve("/d44"));
  }

  @Test
  void resolvesRelativeToAnyDirectory() {
    Node home = guest.files.resolve("/home");
    assertEquals("/home/user", guest.files.resolve(home, "user", true).path());
    assertEquals("/", guest.files.resolve(home, "..", true).path());
    assertEquals("/top", guest.files.resolve(home, "/top", true).path());
    Node file = guest.files.resolve("/top");
    assertErrno(Errno.ENOTDIR, () -> guest.files.resolve(file, "x", true));
    assertErrno(Errno.ENOTDIR, () -> guest.files.resolve(file, ".", true));
    assertErrno(Errno.ENOTDIR, () -> guest.files.setWorkingDirectory(file));
  }

  @Test
  void trailingSlashesMeanDirectories() {
    assertErrno(Errno.EISDIR, () -> guest.open("new/", O_WRONLY | O_CREAT));
    assertErrno(Errno.EISDIR, () -> guest.open("/home/", O_WRONLY | O_CREAT));
    assertErrno(Errno.EISDIR, () -> guest.open("f/", O_WRONLY | O_CREAT));
    assertErrno(Errno.EISDIR, () -> guest.open(".", O_RDONLY | O_CREAT));
    assertFalse(guest.files.exists("new"));
    guest.mkdir("made/");
    guest.rename("made/", "moved/");
    guest.symlink("moved", "link");
    assertEquals(
        "/home/user/moved",
        guest.files.resolve(guest.files.workingDirectory(), "link/", false).path());
    assertErrno(Errno.EINVAL, () -> guest.readlink("link/"));
    assertEquals("moved", guest.readlink("link"));
  }

  @Test
  void createsThroughLinksInsideTheTree() {
    guest.symlink("/../../outside", "escape");
    guest.write("escape", "inside");
    assertEquals("inside", guest.read("/outside"));
  }

  @Test
  void directoriesCanBeMadeAtOnce() {
    guest.mkdirs("/a/b/c");
    guest.mkdirs("/a/b/c");
    guest.mkdirs("up/a/d");
    assertEquals("/a/d", guest.files.resolve("/a/d").path());
    assertErrno(Errno.ENOTDIR, () -> guest.mkdirs("/top/x"));
    assertErrno(Errno.ENOTDIR, () -> guest.mkdirs("/top"));
  }
}
