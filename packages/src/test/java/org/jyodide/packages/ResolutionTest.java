package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolutionTest extends PrefixTest {
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
    assertContains("native exists as 2.0, 1.0, of which none fits here", conflict("native==1.5"));
  }

  @Test
  void whatPyodidesReleaseHasIsNamed() throws IOException {
    have(TestWheel.of("numpy", "9.0").tag("cp314-cp314-manylinux_2_17_x86_64"));
    assertContains("Pyodide's own release has numpy 2.", conflict("numpy"));
    assertContains("(PackageIndex.pyodide, --pyodide)", conflict("numpy"));
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
}
