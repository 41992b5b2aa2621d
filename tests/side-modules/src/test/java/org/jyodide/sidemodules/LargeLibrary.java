package org.jyodide.sidemodules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;

/** A library of more than 2 MB of code: many functions, each with numbers of its own. */
final class LargeLibrary {
  private static final int FUNCTIONS = 1300;
  private static final int STEPS = 40;
  private static final long MEGABYTE = 1 << 20;

  private LargeLibrary() {}

  static Stream<DynamicTest> tests(Path work, Clang clang) {
    return Stream.of(
        DynamicTest.dynamicTest("2 MB of code compute what Java computes", () -> run(work, clang)));
  }

  private static void run(Path work, Clang clang) {
    try {
      Path directory = Files.createDirectories(work.resolve("large"));
      Path source = directory.resolve("large.c");
      Files.writeString(source, source());
      Path library = directory.resolve("large.so");
      clang.makeLibrary(source, library, List.of());
      assertTrue(Files.size(library) > 2 * MEGABYTE, "bytes: " + Files.size(library));
      InterpreterOptions options =
          InterpreterOptions.defaults().withMount(Mount.readOnly(directory, "/libraries"));
      try (Interpreter python = Interpreter.create(options)) {
        python.exec("import ctypes; large = ctypes.CDLL('/libraries/large.so')");
        assertEquals(expected(5), python.eval("large.all_of_them(5)").asInt());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number in step {@code step} of a function. */
  private static int number(int function, int step) {
    return (function * 2654435 + step * 40503) ^ (step << 20);
  }

  private static String source() {
    StringBuilder text = new StringBuilder();
    for (int f = 0; f < FUNCTIONS; f++) {
      text.append(
          "__attribute__((noinline)) unsigned f%d(unsigned x, unsigned *m) {\n".formatted(f));
      for (int s = 0; s < STEPS; s++) {
        int n = number(f, s);
        text.append("  x = (x ^ %du) * %du + m[x & 7];\n".formatted(n & 0x7FFFFFFF, 2 * s + 3));
        text.append("  m[%d] += x >> %d;\n".formatted(s & 7, s % 13 + 1));
      }
      text.append("  return x;\n}\n");
    }
    text.append(
        "unsigned all_of_them(unsigned x) {\n  unsigned m[8] = {1, 2, 3, 4, 5, 6, 7, 8};\n");
    for (int f = 0; f < FUNCTIONS; f++) {
      text.append("  x = f%d(x, m);\n".formatted(f));
    }
    return text.append("  return x;\n}\n").toString();
  }

  private static int expected(int argument) {
    int x = argument;
    int[] m = {1, 2, 3, 4, 5, 6, 7, 8};
    for (int f = 0; f < FUNCTIONS; f++) {
      for (int s = 0; s < STEPS; s++) {
        int n = number(f, s);
        x = (x ^ (n & 0x7FFFFFFF)) * (2 * s + 3) + m[x & 7];
        m[s & 7] += x >>> (s % 13 + 1);
      }
    }
    return x;
  }
}
