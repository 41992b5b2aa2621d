package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.packages.internal.store.Hashes;

/** Tests that install from a directory of wheels into one of the host. */
abstract class PrefixTest {
  @TempDir Path directory;

  Path wheels() {
    return directory.resolve("wheels");
  }

  void have(TestWheel... wheels) throws IOException {
    for (TestWheel wheel : wheels) {
      wheel.writeTo(wheels());
    }
  }

  Packages packages() {
    return packages("prefix");
  }

  Packages packages(String prefix) {
    return Packages.below(directory.resolve(prefix))
        .withIndex(PackageIndex.directory(wheels()))
        .withCache(directory.resolve("cache"));
  }

  Path site(String file) {
    return directory.resolve("prefix/lib/python3.14/site-packages").resolve(file);
  }

  Map<String, String> tree(String prefix) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path root = directory.resolve(prefix);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(file).toString() + (Files.isExecutable(file) ? "*" : ""),
            Hashes.of("sha256", Files.readAllBytes(file)));
      }
    }
    return files;
  }

  String conflict(String... requirements) {
    return String.valueOf(
        assertThrows(ResolutionException.class, () -> packages().resolve(requirements))
            .getMessage());
  }

  static void assertContains(String part, String text) {
    assertTrue(text.contains(part), text);
  }
}
