package org.jyodide.internal.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;

class OwnModulesTest {
  @TempDir private Path temporary;

  private static void fill(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("sub/json"));
    for (String name : List.of("queue.py", "sub/heapq.pyc", "sub/math.cpython-314.so", "a.txt")) {
      Files.writeString(directory.resolve(name), "mine = True");
    }
  }

  private static Set<String> names(Path host, String directory) {
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withMount(Mount.memory("/memory"))
            .withMount(Mount.readOnly(host, "/host"));
    String names = OwnModules.names(options, directory);
    return names.isEmpty() ? Set.of() : Set.of(names.split("/", -1));
  }

  @Test
  void namesOfWhatMayBeModules() throws IOException {
    fill(temporary);
    for (String directory : List.of("/host", "/host/", "//host//", "/host/sub/..")) {
      assertEquals(Set.of("queue", "sub", ""), names(temporary, directory));
    }
    assertEquals(Set.of("heapq", "math", "json", ""), names(temporary, "/host/sub/"));
    for (String directory : List.of("/host/none", "/host/a.txt", "/memory", "/", "/hosts")) {
      assertEquals(Set.of(), names(temporary, directory));
    }
  }

  @Test
  void aDirectoryMayBeInAnArchive() throws IOException {
    try (FileSystem archive =
        FileSystems.newFileSystem(temporary.resolve("a.zip"), Map.of("create", "true"))) {
      Path root = archive.getPath("/");
      fill(root);
      assertEquals(Set.of("queue", "sub", ""), names(root, "/host"));
      assertEquals(Set.of(), names(root, "/host/none"));
      InterpreterOptions options =
          InterpreterOptions.defaults()
              .withMount(Mount.readOnly(root, "/host"))
              .withWorkingDirectory("/host");
      try (Interpreter python = Interpreter.create(options)) {
        assertEquals("True", python.eval("__import__('queue').mine").repr());
      }
    }
  }

  @Test
  void theDirectoryIsThatOfTheScript() {
    assertEquals("/w", OwnModules.directory(List.of(), "/w"));
    assertEquals("/w", OwnModules.directory(List.of("-c", "1"), "/w"));
    assertEquals("/w/sub/", OwnModules.directory(List.of("sub/a.py"), "/w"));
    assertEquals("/", OwnModules.directory(List.of("a.py"), "/"));
    assertEquals("/x/", OwnModules.directory(List.of("/x/a.py", "b"), "/w"));
  }
}
