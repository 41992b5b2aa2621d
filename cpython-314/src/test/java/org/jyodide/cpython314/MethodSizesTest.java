package org.jyodide.cpython314;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HotSpot never compiles would run in its interpreter for ever, some 30 times slower. */
class MethodSizesTest {
  /** {@code -XX:HugeMethodLimit}, which only debug builds of HotSpot let change. */
  private static final int LIMIT = 8000;

  private static final Path CLASSES =
      Path.of(System.getProperty("basedir", "."), "target/classes/org/jyodide/cpython314");

  @ParameterizedTest
  @ValueSource(strings = {"code", "interruptible"})
  void noMethodIsTooLargeForTheCompilers(String build) throws IOException {
    List<String> large = new ArrayList<>();
    int methods = 0;
    try (Stream<Path> files = Files.walk(CLASSES.resolve(build))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        Map<String, Integer> lengths = ClassFile.codeLengths(Files.readAllBytes(file));
        methods += lengths.size();
        lengths.forEach(
            (method, length) -> {
              if (length > LIMIT) {
                large.add(file.getFileName() + " " + method + ": " + length + " bytes");
              }
            });
      }
    }
    assertEquals(List.of(), large);
    assertTrue(methods > 16_000, "only " + methods + " methods below " + CLASSES.toAbsolutePath());
  }
}
