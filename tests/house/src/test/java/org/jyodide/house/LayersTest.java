package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String UPWARD = "upward";

  @Test
  void packagesUseOnlyWhatTheirLineAllows() throws IOException {
    Map<String, Set<String>> uses = Layers.uses(Repository.productClasses());
    assertEquals(List.of(), Layers.violations(rules(), uses), "see config/layers.txt");
  }

  @Test
  void upwardUsesAreThoseThatAreListed() {
    List<String> listed =
        Repository.configuration("config/layers.txt").stream()
            .filter(line -> line.startsWith(UPWARD))
            .map(line -> line.substring(UPWARD.length()).strip())
            .toList();
    assertEquals(listed, Layers.upward(rules()), "see the end of config/layers.txt");
  }

  @Test
  void strangersAreReported() {
    Map<String, Set<String>> rules = Layers.rules(List.of("low:", "high: low", "gone: low"));
    Map<String, Set<String>> uses =
        Map.of("low", Set.of("high"), "high", Set.of(), "new", Set.of("low"));
    assertEquals(
        Set.of(
            "low uses high, which is not allowed",
            "high may use low, but does not",
            "new has no line; it uses low",
            "gone has a line, but no classes"),
        Set.copyOf(Layers.violations(rules, uses)));
    assertEquals(List.of("a b"), Layers.upward(Layers.rules(List.of("a: b", "b: a"))));
  }

  private static Map<String, Set<String>> rules() {
    return Layers.rules(
        Repository.configuration("config/layers.txt").stream()
            .filter(line -> !line.startsWith(UPWARD))
            .toList());
  }
}
