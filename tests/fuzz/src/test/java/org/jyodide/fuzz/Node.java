package org.jyodide.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs generated modules on V8, by Node.js. */
final class Node {
  private static final String PROGRAM = "outcomes.mjs";

  private final Path executable;

  private Node(Path executable) {
    this.executable = executable;
  }

  /** The first on the PATH. */
  static Optional<Node> find() {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path candidate = Path.of(directory, "node");
      if (!directory.isEmpty() && Files.isExecutable(candidate)) {
        return Optional.of(new Node(candidate));
      }
    }
    return Optional.empty();
  }

  /**
   * The outcomes of each module, in order.
   *
   * @param directory takes the modules and calls as files, which stay there
   */
  List<List<String>> outcomes(List<GeneratedModule> modules, Path directory)
      throws IOException, InterruptedException {
    Path program = directory.resolve(PROGRAM);
    try (InputStream source = Objects.requireNonNull(Node.class.getResourceAsStream(PROGRAM))) {
      Files.write(program, source.readAllBytes());
    }
    for (GeneratedModule module : modules) {
      Files.write(file(directory, module, "wasm"), module.bytes());
      Files.write(file(directory, module, "calls"), description(module));
    }
    Process process =
        new ProcessBuilder(
                executable.toString(),
                program.toString(),
                Integer.toString(OwnEngine.FUEL),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("node failed:\n" + said);
    }
    List<List<String>> outcomes = new ArrayList<>();
    for (GeneratedModule module : modules) {
      outcomes.add(Files.readAllLines(file(directory, module, "outcomes")));
    }
    return outcomes;
  }

  /** As it says itself: {@code Node v20.20.2}. */
  String version() throws IOException {
    Process process =
        new ProcessBuilder(executable.toString(), "--version").redirectErrorStream(true).start();
    return "Node "
        + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static Path file(Path directory, GeneratedModule module, String suffix) {
    return directory.resolve(module.seed() + "." + suffix);
  }

  /** The types of results and globals, which JavaScript cannot ask for, then the calls. */
  private static List<String> description(GeneratedModule module) {
    List<String> lines = new ArrayList<>();
    lines.add(
        module.functions().stream()
            .map(signature -> names(signature.results()))
            .collect(Collectors.joining(",")));
    lines.add(names(module.globals()));
    module.calls().forEach(call -> lines.add(call.toString()));
    return lines;
  }

  private static String names(List<ValueType> types) {
    return types.stream()
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}
