package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scripts whose output under Pyodide in Node was recorded with {@code record.mjs}. */
@ExtendWith(LeakCheck.class)
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "golden");

  @Test
  void standardLibrary() throws IOException {
    Interpreter python = SharedPython.PYTHON;
    SharedPython.takeOutput();
    python.exec(Files.readString(GOLDEN.resolve("standard_library.py")), "standard_library.py");
    assertEquals(
        Files.readString(GOLDEN.resolve("standard_library.out")), SharedPython.takeOutput());
  }
}
