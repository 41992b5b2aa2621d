package org.jyodide.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the projects in {@code src/consumers}. */
class ConsumersTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("basedir", ""), "../../examples").normalize();

  private static final Path PROJECTS = Path.of(System.getProperty("basedir", ""), "src/consumers");

  @TempDir Path classes;

  @Test
  void classPath() throws Exception {
    assertEquals("", compile("classpath", "--class-path", jyodide()));
    String path = classes + File.pathSeparator + jyodide();
    assertEquals("42\n", run("--class-path", path, "Answer"));
  }

  @Test
  void modulePath() throws Exception {
    assertEquals("", compileModule("modulepath"));
    String path = classes + File.pathSeparator + jyodide();
    assertEquals(
        "hello JVM\nKeyError\n",
        run("--module-path", path, "--module", "com.acme/com.acme.Greeting"));
  }

  @Test
  void scriptEngine() throws Exception {
    assertEquals("", compile("scripting", "--class-path", jyodide()));
    String path = classes + File.pathSeparator + jyodide();
    assertEquals("42\n[1, 2, 3]\n", run("--class-path", path, "Script"));
  }

  @Test
  void examples() throws Exception {
    Map<String, String> outputs =
        Map.of(
            "Embed", "5 values, median 3\nstatistics.StatisticsError: no median for empty data\n",
            "Callables",
                """
                42
                63
                to pay: 7.0
                Offer[item=tea, discount=0.1]
                [one, three, eleven]
                [0, 1, 4, 9, 16, 25]
                {a=[1, 2], b=null}
                """,
            "ManySteps", "1120 cents\n[tea=8, cake=2]\n{'tea': 8, 'cake': 2}\n",
            "Async", "[slow, quick]\none\ntwo\n");
    for (var example : outputs.entrySet()) {
      String name = example.getKey();
      Path source = EXAMPLES.resolve(name + ".java");
      assertEquals("", compileFiles(List.of(source.toString()), "--class-path", jyodide()));
      String path = classes + File.pathSeparator + jyodide();
      String output = run("--class-path", path, name);
      assertEquals(example.getValue(), output);
    }
  }

  @Test
  void internalsAreOutOfReach() throws IOException {
    String errors = compileModule("internals");
    assertTrue(errors.contains("package org.jyodide.wasm is not visible"), errors);
  }

  /** What a user's build tool would find: Jyodide and its dependencies, without the test tools. */
  private static String jyodide() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.matches(".*(jyodide|asm-).*") || isModuleOfReactor(entry))
        .filter(entry -> !entry.contains("consumers") && !entry.contains("build-support"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isModuleOfReactor(String entry) {
    return Files.exists(Path.of(entry, "module-info.class"));
  }

  /** Compiles a module; its class path is empty, where javac would take that of this test. */
  private String compileModule(String project) throws IOException {
    return compile(project, "--class-path", classes.toString(), "--module-path", jyodide());
  }

  /** Compiles a project. Returns what the compiler said. */
  private String compile(String project, String... options) throws IOException {
    try (Stream<Path> files = Files.walk(PROJECTS.resolve(project))) {
      return compileFiles(
          files.map(Path::toString).filter(name -> name.endsWith(".java")).toList(), options);
    }
  }

  private String compileFiles(List<String> files, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-d", classes.toString(), "-Xlint:all", "-Werror"));
    arguments.addAll(files);
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    return said.toString();
  }

  /** Runs a compiled project. Returns what it printed. */
  private static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    java.getOutputStream().close();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), output);
    return output;
  }
}
