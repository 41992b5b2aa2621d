package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.packages.internal.store.Hashes;

class PackagesTest {
  @TempDir Path directory;

  private Path wheels() {
    return directory.resolve("wheels");
  }

  private void have(TestWheel... wheels) throws IOException {
    for (TestWheel wheel : wheels) {
      wheel.writeTo(wheels());
    }
  }

  private Packages packages() {
    return packages("prefix");
  }

  private Packages packages(String prefix) {
    return Packages.below(directory.resolve(prefix))
        .withIndex(PackageIndex.directory(wheels()))
        .withCache(directory.resolve("cache"));
  }

  private Path site(String file) {
    return directory.resolve("prefix/lib/python3.14/site-packages").resolve(file);
  }

  private Map<String, String> tree(String prefix) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = directory.resolve(prefix);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString() + (Files.isExecutable(file) ? "*" : ""),
            Hashes.of("sha256", Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private String conflict(String... requirements) {
    return String.valueOf(
        assertThrows(ResolutionException.class, () -> packages().resolve(requirements))
            .getMessage());
  }

  private static void assertContains(String part, String text) {
    assertTrue(text.contains(part), text);
  }

  // Resolution

  @Test
  void theNewestVersionIsChosen() throws IOException {
    have(TestWheel.of("a", "1.0"), TestWheel.of("a", "1.10"), TestWheel.of("a", "1.9"));
    assertEquals("[a==1.10]", packages().resolve("a").toString());
    assertEquals("[a==1.9]", packages().resolve("a<1.10").toString());
  }

  @Test
  void dependenciesAreFollowedWhereTheirMarkersHold() throws IOException {
    have(
        TestWheel.of("a", "1")
            .requires("b>=1", "c; sys_platform == 'win32'", "d; sys_platform == 'emscripten'"),
        TestWheel.of("b", "1"),
        TestWheel.of("c", "1"),
        TestWheel.of("d", "1"));
    assertEquals("[a==1, b==1, d==1]", packages().resolve("a").toString());
    assertEquals("[a==1]", packages().withoutDependencies().resolve("a").toString());
  }

  @Test
  void extrasBringMore() throws IOException {
    have(
        TestWheel.of("a", "1")
            .header("Provides-Extra: fast")
            .requires("b; extra == 'fast'", "c; extra == 'Other_One'"),
        TestWheel.of("b", "1"),
        TestWheel.of("c", "1"),
        TestWheel.of("all", "1").requires("a[fast]", "a[other.one]"));
    assertEquals("[a==1]", packages().resolve("a").toString());
    assertEquals("[a==1, b==1]", packages().resolve("a[fast]").toString());
    assertEquals("[a==1, all==1, b==1, c==1]", packages().resolve("all").toString());
  }

  @Test
  void anExtraOfThePackageItselfIsFollowed() throws IOException {
    have(
        TestWheel.of("a", "1")
            .requires("a[x,y]; extra == 'all'", "b; extra == 'x'", "c; extra == 'y'"),
        TestWheel.of("b", "1"),
        TestWheel.of("c", "1"));
    assertEquals("[a==1, b==1, c==1]", packages().resolve("a[all]").toString());
  }

  @Test
  void circlesEnd() throws IOException {
    have(TestWheel.of("a", "1").requires("b"), TestWheel.of("b", "1").requires("a"));
    assertEquals("[a==1, b==1]", packages().resolve("a").toString());
  }

  @Test
  void anOlderVersionIsTakenIfTheNewestDoesNotFit() throws IOException {
    have(
        TestWheel.of("a", "2").requires("c<2"),
        TestWheel.of("a", "1").requires("c>=1"),
        TestWheel.of("b", "1").requires("c>=2"),
        TestWheel.of("c", "1"),
        TestWheel.of("c", "2"));
    assertEquals("[a==1, b==1, c==2]", packages().resolve("a", "b").toString());
    assertEquals("[a==1, b==1, c==2]", packages().resolve("b", "a").toString());
  }

  @Test
  void manyVersionsThatDoNotMatterAreNotTriedInTurn() throws IOException {
    List<TestWheel> all = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      all.add(TestWheel.of("x" + i % 4, "1." + i).requires("y"));
      all.add(TestWheel.of("y", "1." + i));
    }
    all.add(TestWheel.of("a", "1").requires("z<2"));
    all.add(TestWheel.of("b", "1").requires("z>=2"));
    all.add(TestWheel.of("z", "1"));
    all.add(TestWheel.of("z", "2"));
    have(all.toArray(TestWheel[]::new));
    long start = System.nanoTime();
    assertContains("wants z<2", conflict("x0", "x1", "x2", "x3", "a", "b"));
    assertTrue(System.nanoTime() - start < 10_000_000_000L);
  }

  @Test
  void conflictsSayWhoWantsWhat() throws IOException {
    have(
        TestWheel.of("app", "1").requires("lib<2"),
        TestWheel.of("other", "2.1").requires("middle"),
        TestWheel.of("middle", "3").requires("lib>=2"),
        TestWheel.of("lib", "1.0"),
        TestWheel.of("lib", "2.0"));
    String message = conflict("app", "other>=2");
    for (String line :
        List.of(
            "you want app",
            "app 1 wants lib<2",
            "you want other>=2",
            "other 2.1 wants middle",
            "middle 3 wants lib>=2",
            "lib exists as 2.0, 1.0")) {
      assertContains(line, message);
    }
  }

  @Test
  void aMissingPackageIsNamed() throws IOException {
    have(TestWheel.of("scikit_learn", "1").requires("nowhere"));
    assertContains("there is no nowhere in", conflict("scikit-learn"));
    assertContains("scikit-learn 1 wants nowhere", conflict("scikit-learn"));
    assertContains("there is scikit-learn", conflict("scikit"));
  }

  @Test
  void whatExistsForOthersIsNamed() throws IOException {
    have(
        TestWheel.of("native", "1.0").tag("cp314-cp314-manylinux_2_17_x86_64"),
        TestWheel.of("native", "2.0").tag("cp314-cp314-pyemscripten_2027_0_wasm32"));
    String message = conflict("native");
    assertContains("native 2.0 is for cp314-cp314-pyemscripten_2027_0_wasm32", message);
    assertContains("native 1.0 is for cp314-cp314-manylinux_2_17_x86_64", message);
    assertContains("as cp314-cp314-pyemscripten_2026_0_wasm32", message);
  }

  @Test
  void sourceDistributionsAreNamed() throws IOException {
    Files.createDirectories(wheels());
    Files.write(wheels().resolve("old-1.0.tar.gz"), new byte[] {1});
    assertContains("old-1.0.tar.gz", conflict("old"));
  }

  @Test
  void nativeWheelsComeBeforePureOnes() throws IOException {
    have(
        TestWheel.of("n", "1").tag("py3-none-any"),
        TestWheel.of("n", "1").tag("cp39-abi3-pyemscripten_2026_0_wasm32"),
        TestWheel.of("n", "1").tag("cp314-cp314-pyemscripten_2026_0_wasm32"));
    assertEquals(
        "n-1-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
        packages().resolve("n").packages().get(0).wheel().orElseThrow().fileName());
  }

  @Test
  void preReleasesAreTakenIfAskedForOrAlone() throws IOException {
    have(
        TestWheel.of("a", "1.0"),
        TestWheel.of("a", "2.0rc1"),
        TestWheel.of("b", "1.0.dev1"),
        TestWheel.of("b", "0.9a1"));
    assertEquals("[a==1.0]", packages().resolve("a").toString());
    assertEquals("[a==2.0rc1]", packages().resolve("a>=2.0rc1").toString());
    assertEquals("[a==2.0rc1]", packages().withPreReleases().resolve("a").toString());
    assertEquals("[b==1.0.dev1]", packages().resolve("b").toString());
  }

  @Test
  void constraintsHoldForWhatIsWanted() throws IOException {
    have(TestWheel.of("a", "1"), TestWheel.of("a", "2"), TestWheel.of("b", "1").requires("a"));
    Packages constrained = packages().withConstraints("a<2", "unknown==7");
    assertEquals("[a==1, b==1]", constrained.resolve("b").toString());
    ResolutionException e =
        assertThrows(ResolutionException.class, () -> constrained.resolve("a>=2"));
    assertContains("a constraint allows only a<2", String.valueOf(e.getMessage()));
  }

  @Test
  void packagesMayNotSayWhereOthersComeFrom() throws IOException {
    have(TestWheel.of("a", "1").requires("b @ https://example.invalid/b-1-py3-none-any.whl"));
    assertContains("require 'b @ https://example.invalid", conflict("a"));
  }

  @Test
  void requiresPythonOfMetadataCounts() throws IOException {
    have(TestWheel.of("a", "2").header("Requires-Python: >=3.99"), TestWheel.of("a", "1"));
    assertEquals("[a==1]", packages().resolve("a").toString());
    assertContains("needs Python >=3.99", conflict("a>=2"));
  }

  // Installation

  @Test
  void filesScriptsAndRecordsAreWritten() throws IOException {
    have(
        TestWheel.of("tool", "1.0")
            .file("tool-1.0.dist-info/entry_points.txt", "[console_scripts]\ntool = tool:main\n")
            .file("tool-1.0.data/scripts/brought", "#!python\nprint(1)\n")
            .file("tool-1.0.data/data/share/tool/x.txt", "x")
            .file("tool-1.0.data/headers/tool.h", "int x;")
            .file("tool-1.0.data/platlib/plat.py", "x = 1")
            .file("pack/with,comma.txt", "c"));
    Installation installation = packages().install("tool");
    assertEquals("tool==1.0", installation.installed().get(0).frozen());
    assertTrue(installation.installed().get(0).requested());
    assertEquals("jyodide\n", Files.readString(site("tool-1.0.dist-info/INSTALLER")));
    assertTrue(Files.exists(site("plat.py")));
    assertTrue(Files.exists(directory.resolve("prefix/share/tool/x.txt")));
    assertTrue(Files.exists(directory.resolve("prefix/include/python3.14/tool/tool.h")));
    Path script = directory.resolve("prefix/bin/tool");
    assertTrue(Files.isExecutable(script));
    assertContains("from tool import main", Files.readString(script));
    assertContains(
        "#!/usr/bin/env jyodide", Files.readString(directory.resolve("prefix/bin/brought")));
    String record = Files.readString(site("tool-1.0.dist-info/RECORD"));
    assertContains("\n../../../bin/tool,sha256=", record);
    assertContains("\"pack/with,comma.txt\",sha256=", record);
    assertContains("tool-1.0.dist-info/RECORD,,\n", record);
    packages().uninstall("Tool");
    assertEquals(Map.of(), tree("prefix"));
  }

  @Test
  void whatPythonCompiledGoesWithItsSource() throws IOException {
    have(TestWheel.of("a", "1"));
    packages().install("a");
    Files.createDirectories(site("__pycache__"));
    Files.write(site("__pycache__/a.cpython-314.pyc"), new byte[] {1});
    Files.write(site("__pycache__/ab.cpython-314.pyc"), new byte[] {1});
    packages().uninstall("a");
    assertEquals(
        List.of("lib/python3.14/site-packages/__pycache__/ab.cpython-314.pyc"),
        tree("prefix").keySet().stream().toList());
  }

  @Test
  void whatIsInstalledStaysUnlessItHasToChange() throws IOException {
    have(TestWheel.of("a", "1"), TestWheel.of("b", "1").requires("a"));
    packages().install("a");
    have(TestWheel.of("a", "2"));
    assertEquals(1, packages().install("b").kept().size());
    assertEquals(List.of("a==1", "b==1"), packages().freeze());
    Installation upgrade = packages().withUpgrades("a").install("b");
    assertEquals("a==1", upgrade.removed().get(0).frozen());
    assertEquals(List.of("a==2", "b==1"), packages().freeze());
    packages().install("a<2");
    assertEquals(List.of("a==1", "b==1"), packages().freeze());
    assertFalse(Files.exists(site("a-2.dist-info")));
  }

  @Test
  void anInstallationThatNeedsNoIndexAsksNone() throws IOException {
    have(TestWheel.of("a", "1").requires("b"), TestWheel.of("b", "1"));
    packages().install("a");
    Packages closed = packages().withIndex(PackageIndex.directory(directory.resolve("missing")));
    assertEquals(List.of(), closed.install("a>=1", "b").installed());
    assertThrows(PackageException.class, () -> closed.install("c"));
  }

  @Test
  void anUpgradeThatFailsLeavesTheOldVersion() throws IOException {
    have(TestWheel.of("a", "1"), TestWheel.of("b", "1").file("a2.py", "b"));
    packages().install("a", "b");
    Map<String, String> before = tree("prefix");
    have(TestWheel.of("a", "2").file("a1.py", "1").file("a2.py", "a"));
    IntegrityException e = assertThrows(IntegrityException.class, () -> packages().install("a>=2"));
    assertContains("belongs to b 1", String.valueOf(e.getMessage()));
    assertEquals(before, tree("prefix"));
  }

  @Test
  void filesOfNobodyAreNotReplaced() throws IOException {
    have(TestWheel.of("a", "1"));
    Files.createDirectories(site("."));
    Files.writeString(site("a.py"), "mine");
    IntegrityException e = assertThrows(IntegrityException.class, () -> packages().install("a"));
    assertContains("belongs to no package", String.valueOf(e.getMessage()));
    assertEquals("mine", Files.readString(site("a.py")));
  }

  @Test
  void sameFilesMayBeShared() throws IOException {
    have(
        TestWheel.of("a", "1").file("tests/__init__.py", ""),
        TestWheel.of("b", "1").file("tests/__init__.py", ""));
    packages().install("a", "b");
    packages().uninstall("a");
    assertTrue(Files.exists(site("tests/__init__.py")));
    packages().uninstall("b");
    assertEquals(Map.of(), tree("prefix"));
  }

  @Test
  void linksOutOfTheDirectoryAreNotFollowed() throws IOException {
    have(TestWheel.of("a", "1").file("pack/__init__.py", ""));
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.createDirectories(site("."));
    Files.createSymbolicLink(site("pack"), outside);
    assertThrows(PackageException.class, () -> packages().install("a"));
    assertEquals(Map.of(), tree("outside"));
  }

  @Test
  void aRecordThatLeadsOutRemovesNothing() throws IOException {
    have(TestWheel.of("a", "1"));
    packages().install("a");
    Path victim = Files.writeString(directory.resolve("victim"), "x");
    Files.writeString(site("a-1.dist-info/RECORD"), "../../../../victim,,\na.py,,\n");
    assertThrows(PackageException.class, () -> packages().uninstall("a"));
    assertTrue(Files.exists(victim));
    assertTrue(Files.exists(site("a.py")));
  }

  @Test
  void removingWhatIsNotThereSaysWhatIs() throws IOException {
    have(TestWheel.of("a", "1"));
    packages().install("a");
    PackageException e = assertThrows(PackageException.class, () -> packages().uninstall("a", "b"));
    assertContains("b is not installed; there is a", String.valueOf(e.getMessage()));
    assertEquals(List.of("a==1"), packages().freeze());
  }

  @Test
  void wheelsAreDownloaded() throws IOException {
    have(TestWheel.of("a", "1").requires("b"), TestWheel.of("b", "1"));
    List<Path> files = packages().download(directory.resolve("out"), "a");
    assertEquals(
        List.of("a-1-py3-none-any.whl", "b-1-py3-none-any.whl"),
        files.stream().map(file -> file.getFileName().toString()).toList());
  }

  // Lock files

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
