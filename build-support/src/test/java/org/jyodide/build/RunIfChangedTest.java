package org.jyodide.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIfChangedTest {
  @TempDir Path temporary;

  /** Copies its first argument to its second, and counts its runs in a third. */
  public static final class Copy {
    private Copy() {}

    public static void main(String[] args) throws IOException {
      Files.copy(Path.of(args[0]), Path.of(args[1], "copy"));
      Path count = Path.of(args[2] + ".count");
      Files.writeString(count, Files.exists(count) ? Files.readString(count) + "x" : "x");
    }
  }

  @Test
  void runsAgainOnlyForAnotherInput() throws Exception {
    Path input = Files.writeString(temporary.resolve("input"), "one");
    Path output = temporary.resolve("output");
    run(input, output);
    run(input, output);
    assertEquals("x", Files.readString(temporary.resolve("runs.count")));

    Files.writeString(input, "two");
    Files.writeString(output.resolve("stale"), "");
    run(input, output);
    assertEquals("xx", Files.readString(temporary.resolve("runs.count")));
    assertEquals("two", Files.readString(output.resolve("copy")));
    assertFalse(Files.exists(output.resolve("stale")));
  }

  @Test
  void failedRunLeavesNoStamp() {
    Path missing = temporary.resolve("missing");
    assertThrows(IOException.class, () -> run(missing, temporary.resolve("output")));
    assertFalse(Files.exists(temporary.resolve("stamp")));
  }

  private void run(Path input, Path output) throws IOException, BuildFailure {
    RunIfChanged.run(
        temporary.resolve("stamp"),
        output,
        Copy.class.getName(),
        new String[] {input.toString(), output.toString(), temporary.resolve("runs").toString()});
  }
}
