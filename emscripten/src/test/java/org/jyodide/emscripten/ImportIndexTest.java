package org.jyodide.emscripten;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportIndexTest {
  @SuppressWarnings("UnusedMethod") // Looked at by reflection.
  @ErrnoResult(ErrnoResult.Sign.NEGATIVE)
  private static final class Calls {
    @HostImport(name = "open")
    int open(int path) {
      return path;
    }

    @HostImport(module = "other", name = "write")
    @ErrnoResult(ErrnoResult.Sign.POSITIVE)
    int write(int descriptor, long place) {
      return descriptor + (int) place;
    }

    @HostImport(name = "exit")
    void exit() {}
  }

  @SuppressWarnings("UnusedMethod") // Looked at by reflection.
  private static final class NoNumber {
    @HostImport(name = "now")
    @ErrnoResult(ErrnoResult.Sign.NEGATIVE)
    double now() {
      return 0;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.jyodide.emscripten.libc", "org.jyodide.emscripten.ffi"})
  void theBuildListsWhatTheAnnotationsSay(String packageName) throws Exception {
    List<String> expected = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    List<String> listed = list(packageName);
    for (String line : listed) {
      classes.add(line.substring(0, line.indexOf(' ')));
    }
    for (String name : classes.stream().sorted().toList()) {
      Class<?> library = Class.forName(packageName + "." + name);
      expected.addAll(ImportIndex.lines(library, ImportIndex.callable(library)));
      assertEquals(
          Set.copyOf(ImportIndex.reflect(library)),
          ImportIndex.of(library).stream().map(ImportIndexTest::byHandle).collect(toSet()));
    }
    assertEquals(expected, listed);
    assertFalse(listed.isEmpty());
  }

  private static ImportIndex.Row byHandle(ImportIndex.Row row) {
    return new ImportIndex.Row(row.method(), row.type(), row.name(), row.errno(), -1);
  }

  private static List<String> list(String packageName) throws Exception {
    try (InputStream in =
        ImportIndex.class.getResourceAsStream("/" + ImportIndex.DIRECTORY + packageName)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void aPackageThatIsNotListedIsLookedAt() {
    assertEquals(
        List.of(
            "ImportIndexTest$Calls exit _ env exit - 0",
            "ImportIndexTest$Calls open i_i env open NEGATIVE 1",
            "ImportIndexTest$Calls write il_i other write POSITIVE -1"),
        ImportIndex.lines(Calls.class, ImportIndex.callable(Calls.class)));
    assertEquals(
        Optional.of(ErrnoResult.Sign.POSITIVE),
        ImportIndex.of(Calls.class).stream()
            .filter(row -> row.method().equals("write"))
            .findFirst()
            .orElseThrow()
            .errno());
    assertTrue(
        new ImportBinder()
            .add(MethodHandles.lookup(), new Calls())
            .names()
            .contains(new ImportName("other", "write")));
  }

  @Test
  void errorNumbersNeedAResultToBeIn() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ImportIndex.of(NoNumber.class));
    assertTrue(String.valueOf(e.getMessage()).startsWith("@ErrnoResult needs an int result"));
  }
}
