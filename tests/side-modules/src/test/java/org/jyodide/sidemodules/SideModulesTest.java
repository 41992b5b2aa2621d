package org.jyodide.sidemodules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;

/**
 * Libraries made of C and C++. Each folder of {@code src/test/c} is a topic: its sources become one
 * library each, and the functions {@code test_…} of the Python file of the same name are the tests.
 * They share an interpreter, which has no other topic's libraries.
 */
class SideModulesTest {
  private static final Path SOURCES = Path.of(System.getProperty("jyodide.sources", "src/test"));
  private static final Path WORK = Path.of(System.getProperty("jyodide.work", "target/work"));

  /** Begins the first line of a source, before the names of libraries. */
  private static final String NEEDS = "// needs:";

  /** What a topic's libraries print when the interpreter is closed. */
  private static final Map<String, String> LAST_WORDS =
      Map.of("lifetime", "goodbye\nsecond\nfirst\n");

  @TestFactory
  Stream<DynamicContainer> topics() {
    Optional<Clang> clang = Clang.find();
    assumeTrue(
        clang.isPresent(),
        "skipped: no clang-N and wasm-ld-N on the path, N at least 16 (packages clang-19, lld-19)");
    List<Path> topics = list(SOURCES.resolve("c"));
    assertFalse(topics.isEmpty(), "no topics");
    return Stream.concat(
        topics.stream().map(topic -> container(topic, clang.orElseThrow())),
        Stream.of(
            DynamicContainer.dynamicContainer("large", LargeLibrary.tests(WORK, clang.get()))));
  }

  private static DynamicContainer container(Path topic, Clang clang) {
    String name = topic.getFileName().toString();
    Path libraries = WORK.resolve(name);
    makeLibraries(topic, libraries, clang);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withStdout(output)
            .withMount(Mount.readOnly(libraries, "/libraries"))
            .withMount(Mount.readOnly(SOURCES.resolve("python"), "/tests"))
            .withEnvironmentVariable("LD_LIBRARY_PATH", "/libraries");
    Interpreter python = Interpreter.create(options);
    python.exec("import sys; sys.path.append('/tests'); import " + name + " as topic");
    List<String> tests =
        python
            .eval("[name for name in vars(topic) if name.startswith('test_')]")
            .asList(String.class);
    assertFalse(tests.isEmpty(), name + " has no tests");
    return DynamicContainer.dynamicContainer(
        name,
        Stream.concat(
            tests.stream()
                .map(
                    test ->
                        DynamicTest.dynamicTest(test, () -> python.exec("topic." + test + "()"))),
            Stream.of(
                DynamicTest.dynamicTest(
                    "the interpreter ends",
                    () -> {
                      python.close();
                      assertEquals(
                          LAST_WORDS.getOrDefault(name, ""),
                          output.toString(StandardCharsets.UTF_8));
                    }))));
  }

  private static void makeLibraries(Path topic, Path target, Clang clang) {
    try {
      Files.createDirectories(target);
      for (Path source : list(topic)) {
        String file = source.getFileName().toString();
        List<Path> needed =
            Files.readAllLines(source).stream()
                .limit(1)
                .filter(line -> line.startsWith(NEEDS))
                .flatMap(line -> Stream.of(line.substring(NEEDS.length()).trim().split(" ")))
                .map(target::resolve)
                .toList();
        Path library = target.resolve(file.substring(0, file.lastIndexOf('.')) + ".so");
        clang.makeLibrary(source, library, needed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
