package org.jyodide.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A repository that holds the launcher and nothing else, and a PATH that holds the usual tools of a
 * shell, but no Java, Maven or npm unless a test puts a stand-in there.
 */
final class LauncherSandbox {
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "cat",
          "cp",
          "df",
          "dirname",
          "grep",
          "head",
          "mkdir",
          "mount",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "touch");

  /** The spaces are part of the test. */
  final Path root;

  final Path tools;
  final Path jdks;
  final Map<String, String> environment = new HashMap<>();

  LauncherSandbox(Path temporary) throws IOException {
    root = temporary.resolve("a repository");
    tools = Files.createDirectories(temporary.resolve("tools"));
    jdks = Files.createDirectories(temporary.resolve("jdks"));
    copy("jyodide");
    copy("build-support/find-jdk.sh");
    for (String tool : TOOLS) {
      for (String directory : List.of("/usr/bin", "/bin")) {
        Path found = Path.of(directory, tool);
        if (Files.exists(found)) {
          installTool(tool, "exec " + found + " \"$@\"");
        }
      }
    }
    environment.put("PATH", tools.toString());
    environment.put("JYODIDE_JDKS", jdks.toString());
  }

  /** What a run of the launcher did. */
  record Outcome(int status, String output, String errors) {}

  /** Pretends that a JDK is installed, whose {@code java} prints its arguments, one a line. */
  Path installJdk(String name, String version) throws IOException {
    return installJdk(name, version, "echo " + name + "; for a; do echo \"<$a>\"; done; exit 42");
  }

  /** Pretends that a JDK is installed, whose {@code java} is a shell script. */
  Path installJdk(String name, String version, String java) throws IOException {
    Path home = jdks.resolve(name);
    script(home.resolve("bin/java"), java);
    script(home.resolve("bin/javac"), "");
    Files.writeString(home.resolve("release"), "X=1\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** Puts a stand-in for a tool on the PATH. */
  void installTool(String name, String script) throws IOException {
    script(tools.resolve(name), script);
  }

  /** A Maven that takes a moment, counts its calls and builds what the launcher waits for. */
  void installWorkingMaven() throws IOException {
    installTool(
        "mvn",
        """
        echo "$*" >> calls
        echo '[INFO] Building Jyodide: wasm 0.1.0-SNAPSHOT           [2/7]'
        sleep 1
        mkdir -p cli/target/application
        touch cli/target/application/complete
        """);
  }

  /** How often Maven was called. */
  int mavenCalls() throws IOException {
    Path calls = root.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return finish(start(root.resolve("jyodide"), arguments));
  }

  Process start(Path command, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.directory(tools.toFile()).start();
  }

  static Outcome finish(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output, errors);
  }

  private void copy(String file) throws IOException {
    Path target = root.resolve(file);
    createParent(target);
    Files.copy(Repository.ROOT.resolve(file), target);
    assertTrue(target.toFile().setExecutable(true));
  }

  private static void script(Path file, String text) throws IOException {
    createParent(file);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private static void createParent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }
}
