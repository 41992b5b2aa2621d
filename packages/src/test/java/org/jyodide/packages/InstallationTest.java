package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstallationTest extends PrefixTest {
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
}
