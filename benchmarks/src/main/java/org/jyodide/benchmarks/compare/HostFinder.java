package org.jyodide.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the Pythons of this machine; fetches Pyodide and GraalPy by their ordinary clients. */
final class HostFinder {
  private static final String GRAALPY_MAIN = "org.jyodide.benchmarks.graalpy.GraalPyRunner";

  private final Path repository;
  private final Path benchmarks;
  private final List<Jdk> jdks;
  private final Predicate<String> wanted;
  private final HostSearch search = new HostSearch();

  /**
   * @param jdks the JDKs to use, the newest first
   * @param wanted tells of an id whether the user wants that host
   */
  HostFinder(Path repository, List<Jdk> jdks, Predicate<String> wanted) {
    this.repository = repository;
    this.benchmarks = repository.resolve("benchmarks");
    this.jdks = jdks;
    this.wanted = wanted;
  }

  /**
   * Looks for all hosts.
   *
   * @param pythonCommand the native Python
   * @param baseline another clone of this repository, if one is to be compared with
   */
  HostSearch find(String pythonCommand, Optional<Path> baseline) throws IOException {
    findNative(pythonCommand);
    findNode();
    findJyodide("jyodide", "Jyodide", repository);
    if (baseline.isPresent()) {
      String title = "Jyodide " + Machine.commit(baseline.get()) + " of another clone";
      findJyodide("baseline", title, baseline.get());
    }
    findGraalPy();
    return search;
  }

  private void findNative(String command) {
    if (!wanted.test("cpython")) {
      return;
    }
    // Shims start the real one with a delay of their own: ask for it once, then use it.
    ProcessOutcome real =
        new ProcessRun(List.of(command, "-c", "import sys; print(sys.executable)")).run();
    if (real.exitStatus() != 0) {
      search.addMissing("cpython", "no native Python: " + real.complaint());
      return;
    }
    search.addIfItAnswers(
        new PythonHost("cpython", "CPython, native", List.of(real.lastLine()), Map.of()));
  }

  private void findNode() throws IOException {
    if (!wanted.test("node")) {
      return;
    }
    ProcessOutcome node = new ProcessRun(List.of("node", "--version")).run();
    if (node.exitStatus() != 0) {
      search.addMissing("node", "no Node.js: " + node.complaint());
      return;
    }
    String version = pinnedPyodide();
    Path built = repository.resolve("cpython-314/target/pyodide-" + version);
    Path fetched = benchmarks.resolve("target/node/node_modules/pyodide");
    if (!isPyodide(built) && !isPyodide(fetched)) {
      ProcessOutcome npm =
          new ProcessRun(
                  List.of(
                      "npm",
                      "install",
                      "--ignore-scripts",
                      "--no-audit",
                      "--no-fund",
                      "--prefix",
                      benchmarks.resolve("target/node").toString(),
                      "pyodide@" + version))
              .timeoutSeconds(600)
              .run();
      if (!isPyodide(fetched)) {
        search.addMissing("node", "npm could not fetch Pyodide: " + npm.complaint());
        return;
      }
    }
    Path pyodide = isPyodide(built) ? built : fetched;
    search.addIfItAnswers(
        new PythonHost(
            "node",
            "Pyodide " + version + " on Node " + node.lastLine(),
            List.of("node", benchmarks.resolve("node/run.mjs").toString(), pyodide.toString()),
            Map.of()));
  }

  private String pinnedPyodide() throws IOException {
    Properties pin = new Properties();
    try (var reader =
        Files.newBufferedReader(repository.resolve("cpython-314/pyodide.properties"))) {
      pin.load(reader);
    }
    return pin.getProperty("version");
  }

  private static boolean isPyodide(Path directory) {
    return Stream.of("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
        .allMatch(name -> Files.isRegularFile(directory.resolve(name)));
  }

  private void findJyodide(String name, String title, Path clone) {
    for (Jdk jdk : jdks) {
      String id = name + "-" + jdk.feature();
      if (wanted.test(id)) {
        search.addIfItAnswers(
            new PythonHost(
                id,
                title + " on JDK " + jdk.version(),
                List.of(clone.resolve("jyodide").toString()),
                Map.of("JAVA_HOME", jdk.home().toString())));
      }
    }
  }

  private void findGraalPy() throws IOException {
    List<Jdk> used = jdks.stream().filter(jdk -> wanted.test("graalpy-" + jdk.feature())).toList();
    if (used.isEmpty()) {
      return;
    }
    Path project = benchmarks.resolve("graalpy");
    Path classPathFile = project.resolve("target/classpath.txt");
    ProcessOutcome maven =
        new ProcessRun(
                List.of(
                    "mvn",
                    "--quiet",
                    "--batch-mode",
                    "--file",
                    project.resolve("pom.xml").toString(),
                    "compile",
                    "dependency:build-classpath"))
            .timeoutSeconds(1200)
            .run();
    if (maven.exitStatus() != 0 || !Files.isRegularFile(classPathFile)) {
      for (Jdk jdk : used) {
        search.addMissing(
            "graalpy-" + jdk.feature(), "Maven could not fetch GraalPy: " + maven.complaint());
      }
      return;
    }
    String libraries = Files.readString(classPathFile).strip();
    String classPath = project.resolve("target/classes") + File.pathSeparator + libraries;
    String release = libraries.replaceFirst("(?s).*polyglot-([0-9.]+)\\.jar.*", "$1");
    for (Jdk jdk : used) {
      search.addIfItAnswers(
          new PythonHost(
              "graalpy-" + jdk.feature(),
              "GraalPy " + release + " on JDK " + jdk.version(),
              List.of(jdk.java().toString(), "-cp", classPath, GRAALPY_MAIN),
              Map.of()));
    }
  }
}
