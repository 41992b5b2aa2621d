package org.jyodide.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareOptionsTest {
  private static CompareOptions parse(String words) {
    return new CompareOptions(Path.of("repository"))
        .parse(
            Pattern.compile(" ")
                .splitAsStream(words)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));
  }

  @Test
  void readsListsAndNumbers() {
    CompareOptions options =
        parse("--programs fib,sort --jdks 17,25 --rounds 3 --seconds 4 --resume --jdk /a --jdk /b");

    assertEquals(List.of("fib", "sort"), options.programs);
    assertEquals(List.of(17, 25), options.features);
    assertEquals(List.of(Path.of("/a"), Path.of("/b")), options.jdks);
    assertEquals(3, options.rounds);
    assertEquals(4, options.seconds);
    assertTrue(options.resume);
  }

  @Test
  void theUsualPlacesAreInTheRepository() {
    assertEquals(Path.of("repository/benchmarks/RESULTS.md"), parse("").out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rounds", "--rounds many", "--rounds -1", "--jdks 17,x", "--fast"})
  void refusesWhatItDoesNotUnderstand(String words) {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> parse(words));
    assertTrue(refusal.toString().contains(words.replaceFirst(" .*", "")), refusal.toString());
  }
}
