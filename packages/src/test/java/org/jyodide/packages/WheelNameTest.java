package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.packages.internal.index.DirectLink;

class WheelNameTest {
  private static final WheelTags TAGS =
      TargetEnvironment.of("3.14.2", "2026_0", "emscripten_5_0_3").tags();

  @Test
  void partsAreRead() {
    WheelName name = WheelName.parse("Foo.Bar_baz-1.0.post1-2b-cp314-cp314-any.whl");
    assertEquals("foo-bar-baz", name.name());
    assertEquals(Version.parse("1.0.post1"), name.version());
    assertEquals("2b", name.build());
    assertEquals(List.of("cp314-cp314-any"), name.tags());
  }

  @Test
  void compressedTagsAreMultipliedOut() {
    assertEquals(
        List.of("py2-none-any", "py3-none-any"),
        WheelName.parse("six-1.17.0-py2.py3-none-any.whl").tags());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "six-1.17.0.tar.gz",
        "six-1.17.0-py3-none.whl",
        "six-1.17.0-1-2-py3-none-any.whl",
        "six-x-py3-none-any.whl",
        "six-1.0-b1-py3-none-any.whl",
        "-1.0-py3-none-any.whl",
        "si/x-1.0-py3-none-any.whl",
        "six-1.0-py3-none-.whl",
        "six-1.0-py3-no/ne-any.whl",
        "_six-1.0-py3-none-any.whl"
      })
  void othersAreRefused(String fileName) {
    assertThrows(IllegalArgumentException.class, () -> WheelName.parse(fileName));
  }

  @Test
  void theBestWheelComesFirst() {
    List<String> best =
        List.of(
            "n-1-cp314-cp314-pyemscripten_2026_0_wasm32.whl",
            "n-1-cp314-cp314-pyodide_2026_0_wasm32.whl",
            "n-1-cp314-cp314-emscripten_5_0_3_wasm32.whl",
            "n-1-cp314-abi3-pyemscripten_2026_0_wasm32.whl",
            "n-1-cp39-abi3-pyemscripten_2026_0_wasm32.whl",
            "n-1-py3-none-pyemscripten_2026_0_wasm32.whl",
            "n-1-cp314-none-any.whl",
            "n-1-py314-none-any.whl",
            "n-1-py2.py3-none-any.whl",
            "n-1-py38-none-any.whl");
    List<String> sorted =
        best.stream()
            .sorted(
                Comparator.comparingInt(
                    (String name) -> TAGS.place(WheelName.parse(name)).orElseThrow()))
            .toList();
    assertEquals(best, sorted);
    assertEquals(
        best, Stream.concat(best.stream(), best.stream()).distinct().sorted(byPlace()).toList());
  }

  private static Comparator<String> byPlace() {
    return Comparator.comparingInt(name -> TAGS.place(WheelName.parse(name)).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n-1-cp314-cp314-manylinux_2_17_x86_64.whl",
        "n-1-cp314-cp314-pyemscripten_2027_0_wasm32.whl",
        "n-1-cp315-cp315-pyemscripten_2026_0_wasm32.whl",
        "n-1-cp315-abi3-pyemscripten_2026_0_wasm32.whl",
        "n-1-cp314-cp314t-pyemscripten_2026_0_wasm32.whl",
        "n-1-pp311-pypy311_pp73-any.whl",
        "n-1-py2-none-any.whl",
        "n-1-py315-none-any.whl",
        "n-1-cp313-cp313-pyodide_2025_0_wasm32.whl"
      })
  void wheelsForOthersDoNotFit(String fileName) {
    assertFalse(TAGS.supports(WheelName.parse(fileName)));
  }

  @Test
  void buildTagsAreOrderedByNumber() {
    WheelName none = WheelName.parse("n-1-py3-none-any.whl");
    WheelName second = WheelName.parse("n-1-2-py3-none-any.whl");
    WheelName tenth = WheelName.parse("n-1-10-py3-none-any.whl");
    WheelName tenthB = WheelName.parse("n-1-10b-py3-none-any.whl");
    assertTrue(DirectLink.compareBuild(none, second) < 0);
    assertTrue(DirectLink.compareBuild(second, tenth) < 0);
    assertTrue(DirectLink.compareBuild(tenth, tenthB) < 0);
    assertEquals(0, DirectLink.compareBuild(none, none));
  }
}
