package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jyodide.packages.internal.store.Hashes;

class LockfileTest extends PrefixTest {
  @Test
  void aLockedInstallationHasTheSameBytes() throws IOException {
    have(
        TestWheel.of("a", "1").requires("b[x]>=1").executable("a.py"),
        TestWheel.of("b", "1").requires("c; extra == 'x'"),
        TestWheel.of("c", "1")
            .file("c-1.dist-info/entry_points.txt", "[console_scripts]\nc=c:main\n"));
    Installation installation = packages().install("a", "c");
    Path lock = directory.resolve("pylock.toml");
    installation.toLockfile().writeTo(lock);
    assertContains("path = \"wheels/a-1-py3-none-any.whl\"", Files.readString(lock));
    have(TestWheel.of("b", "2"), TestWheel.of("c", "2"));
    Packages again = packages("again").withIndex(PackageIndex.directory(directory.resolve("no")));
    assertEquals(3, again.installLocked(Lockfile.read(lock)).installed().size());
    assertEquals(tree("prefix"), tree("again"));
    assertEquals(List.of(), again.installLocked(Lockfile.read(lock)).installed());
    again.list();
    Path second = directory.resolve("pylock.second.toml");
    Lockfile.read(lock).writeTo(second);
    assertEquals(Files.readString(lock), Files.readString(second));
  }

  @Test
  void whatIsInstalledIsLockedAsItIs() throws IOException {
    TestWheel direct = TestWheel.of("direct", "1");
    have(
        TestWheel.of("a", "1").requires("b"),
        TestWheel.of("b", "1"),
        TestWheel.of("left", "1"),
        TestWheel.of("needsleft", "1").requires("left"),
        direct);
    packages().install("a");
    packages().install("b", "needsleft");
    packages().install("direct @ " + wheels().resolve(direct.fileName()).toUri());
    packages().uninstall("needsleft");
    assertEquals(
        List.of(),
        packages().install("direct @ " + wheels().resolve(direct.fileName()).toUri()).installed());
    packages().lockInstalled().writeTo(directory.resolve("pylock.toml"));
    packages("again").sync(Lockfile.read(directory.resolve("pylock.toml")));
    assertEquals(tree("prefix"), tree("again"));
    assertTrue(Files.exists(site("b-1.dist-info/REQUESTED")));
    assertFalse(Files.exists(site("left-1.dist-info/REQUESTED")));
    packages().uninstall("a", "b", "left", "direct");
    assertEquals(Map.of(), tree("prefix"));
  }

  @Test
  void anUpgradeKeepsWhatTheUserNamed() throws IOException {
    have(TestWheel.of("a", "1"));
    packages().install("a");
    have(TestWheel.of("a", "2"), TestWheel.of("b", "1").requires("a>=2"));
    packages().install("b");
    assertTrue(Files.exists(site("a-2.dist-info/REQUESTED")));
  }

  @Test
  void aLockedFileThatChangedIsRefused() throws IOException {
    have(TestWheel.of("a", "1"));
    Lockfile lockfile = packages().lock("a");
    have(TestWheel.of("a", "1").file("evil.py", ""));
    assertThrows(IntegrityException.class, () -> packages().installLocked(lockfile));
    assertFalse(Files.exists(site("a.py")));
  }

  @Test
  void syncRemovesWhatIsNotLocked() throws IOException {
    have(TestWheel.of("a", "1"), TestWheel.of("b", "1"));
    packages().install("b");
    Installation installation = packages().sync(packages().lock("a"));
    assertEquals("b==1", installation.removed().get(0).frozen());
    assertEquals(List.of("a==1"), packages().freeze());
  }

  @Test
  void lockFilesOfOtherToolsAreRead() throws IOException {
    TestWheel wheel = TestWheel.of("a", "1");
    have(wheel);
    String sha256 = HexFormat.of().formatHex(Hashes.digest("sha256").digest(wheel.bytes()));
    String text =
        """
        lock-version = "1.0"
        created-by = "another"
        requires-python = ">=3.9"

        [[packages]]
        name = "a"
        version = "1"
        dependencies = [{name = "b"}]
        wheels = [
          {name = "a-1-cp314-cp314-win_amd64.whl", url = "https://example.invalid/a-1-cp314-cp314-win_amd64.whl", hashes = {sha256 = "00"}},
          {path = "wheels/a-1-py3-none-any.whl", hashes = {sha256 = "%s"}},
        ]

        [[packages]]
        name = "onlywindows"
        version = "1"
        marker = "sys_platform == 'win32'"
        wheels = [{url = "https://example.invalid/onlywindows-1-py3-none-any.whl", hashes = {sha256 = "00"}}]
        """
            .formatted(sha256);
    packages().installLocked(Lockfile.parse(text, directory));
    assertEquals(List.of("a==1"), packages().freeze());
  }

  @Test
  void otherLockFilesAreRefused() {
    for (String text :
        List.of(
            "lock-version = \"2.0\"",
            "x = ",
            "lock-version = \"1.0\"\n[[packages]]\nname = \"a\"\nvcs = {url = \"x\"}",
            "lock-version = \"1.0\"\n[[packages]]\nname = \"a\"\nwheels = [{path = \"a-1-py3-none-any.whl\"}]",
            "lock-version = \"1.0\"\n[[packages]]\nname = \"-\"",
            "lock-version = \"1.0\"\n[[packages]]\nname = \"a\"\nwheels = [{path = \"b-1-py3-none-any.whl\", hashes = {sha256 = \"0\"}}]")) {
      assertThrows(PackageException.class, () -> Lockfile.parse(text, directory), text);
    }
  }

  @Test
  void aLockFileForAnotherPythonIsRefused() {
    Lockfile lockfile =
        Lockfile.parse("lock-version = \"1.0\"\nrequires-python = \"<3.10\"", directory);
    assertThrows(ResolutionException.class, () -> packages().installLocked(lockfile));
  }
}
