package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;

/** Installs from the index that this machine is configured to use, if that can be reached. */
@Tag("slow")
class RegistryTest {
  @TempDir Path directory;

  @Test
  void packagesOfTheConfiguredIndexRun() {
    try (Interpreter python = Interpreter.create()) {
      Packages packages = Packages.in(python).withCache(directory.resolve("cache"));
      Resolution resolution;
      try {
        resolution = packages.resolve("attrs>=23", "python-dateutil");
      } catch (PackageException e) {
        abort("the configured index cannot be asked: " + e.getMessage());
        return;
      }
      packages.install(resolution);
      assertTrue(packages.freeze().stream().anyMatch(line -> line.startsWith("python-dateutil==")));
      python.exec(
          """
          import attrs
          from dateutil.parser import parse

          @attrs.define
          class Point:
              x: int
              y: int

          text = repr(Point(1, 2))
          year = parse("3 May 2021 10:00").year
          """);
      assertEquals("Point(x=1, y=2)", python.eval("text").asString());
      assertEquals(2021, python.eval("year").asInt());
    }
  }
}
