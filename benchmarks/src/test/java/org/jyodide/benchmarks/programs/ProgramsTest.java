package org.jyodide.benchmarks.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.PyObject;

/** Each benchmark program gives the value that native CPython gave; see {@code checksums.txt}. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramsTest {
  private final Path benchmarks = Path.of("").toAbsolutePath();
  private final Map<String, String> checksums = new TreeMap<>();
  private final Interpreter python =
      Interpreter.create(
          InterpreterOptions.defaults().withMount(Mount.readOnly(benchmarks, "/benchmarks")));

  @BeforeAll
  void readChecksums() throws IOException {
    for (String line : Files.readAllLines(benchmarks.resolve("checksums.txt"))) {
      int space = line.indexOf(' ');
      checksums.put(line.substring(0, space), line.substring(space + 1));
    }
    python.exec("import sys; sys.path.insert(0, '/benchmarks'); import driver");
  }

  @AfterAll
  void close() {
    python.close();
  }

  Iterable<String> programs() {
    return checksums.keySet();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void givesTheValueOfNativePython(String program) {
    try (PyObject value = python.eval("str(driver.load('" + program + "').run())")) {
      assertEquals(checksums.get(program), value.asString());
    }
  }

  @Test
  void everyProgramHasAValue() {
    try (PyObject names = python.eval("' '.join(driver.names())")) {
      assertEquals(String.join(" ", checksums.keySet()), names.asString());
    }
  }
}
