package org.jyodide.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build of a small project by the Maven that runs this, without a network. */
@Tag("slow")
class ConsumerBuildTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path ROOT = MODULE.resolve("..").normalize();
  private static final String VERSION = System.getProperty("consumer.version", "");
  private static final String TAG = "cp314-cp314-pyemscripten_2026_0_wasm32";

  @TempDir Path directory;

  private Path project() {
    return directory.resolve("project");
  }

  private Path repository() {
    return directory.resolve("repository");
  }

  @Test
  void aProjectIsBuiltAndRunsWithWhatItsJarBrings() throws Exception {
    Path plugins =
        Path.of(System.getProperty("consumer.repository", ""), "org/apache/maven/plugins");
    assumeTrue(
        Files.exists(plugins.resolve("maven-jar-plugin/3.5.1/maven-jar-plugin-3.5.1.jar")),
        "the Maven repository has no maven-jar-plugin; 'mvn verify' fetches it");
    copy(MODULE.resolve("src/test/consumer"), project());
    Path wheels = project().resolve("wheels");
    new SmallWheel("greeting", "1.5").requires("native").writeTo(wheels);
    new SmallWheel("native", "2.0").tag(TAG).file("answer.so", library()).writeTo(wheels);
    publish();

    maven("package");
    String lock = Files.readString(project().resolve("pylock.toml"));
    assertTrue(lock.contains("greeting-1.5-py3-none-any.whl"), lock);
    assertTrue(lock.contains("wheels/native-2.0-" + TAG + ".whl"), lock);
    maven("package", "-Djyodide.frozen=true");

    deleteAll(wheels);
    assertEquals("greeting 1.5\nanswer 42\n", runApplication());
    assertFalse(Files.exists(directory.resolve("code")), "something was compiled at run time");
  }

  private static byte[] library() throws IOException {
    Path hex = ROOT.resolve("packages/src/test/resources/org/jyodide/packages/answer.so.hex");
    return HexFormat.of().parseHex(Files.readString(hex).replace("\n", ""));
  }

  /** Puts what this build has made where the other Maven finds it. */
  private void publish() throws IOException {
    publishPom("jyodide-parent", ROOT.resolve("pom.xml"));
    for (Path entry : classPath()) {
      Path module = moduleOf(entry);
      String name = "jyodide-" + module.getFileName();
      publishPom(name, module.resolve("pom.xml"));
      Path jar = place(name).resolve(name + "-" + VERSION + ".jar");
      if (Files.isDirectory(entry)) {
        pack(entry, jar);
      } else {
        Files.copy(entry, jar);
      }
    }
  }

  /** The modules of this build, as directories of classes or as jars. */
  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(entry -> entry.startsWith(ROOT) && !entry.endsWith("test-classes"))
        .toList();
  }

  private static Path moduleOf(Path entry) {
    return ROOT.resolve(ROOT.relativize(entry).getName(0));
  }

  private Path place(String artifact) {
    return repository().resolve("org/jyodide").resolve(artifact).resolve(VERSION);
  }

  private void publishPom(String artifact, Path pom) throws IOException {
    Files.createDirectories(place(artifact));
    Files.copy(pom, place(artifact).resolve(artifact + "-" + VERSION + ".pom"));
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      zip.setLevel(1);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(
            new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  private void maven(String... arguments) throws IOException, InterruptedException {
    Path settings = directory.resolve("settings.xml");
    // The other repository is empty: what it lacks comes from that of the Maven that runs this.
    String outer = Path.of(System.getProperty("consumer.repository", "")).toUri().toString();
    Files.writeString(
        settings,
        """
        <settings>
          <localRepository>%s</localRepository>
          <mirrors>
            <mirror>
              <id>outer</id>
              <mirrorOf>central</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(directory.resolve("local"), outer));
    List<String> command = new ArrayList<>();
    boolean isWindows = File.separatorChar == '\\';
    Path home = Path.of(System.getProperty("consumer.maven", ""));
    command.add(home.resolve(isWindows ? "bin/mvn.cmd" : "bin/mvn").toString());
    command.addAll(List.of("--batch-mode", "--settings", settings.toString()));
    command.add("-Dstyle.color=never");
    command.add("-Djyodide.version=" + VERSION);
    command.add("-Dbuilt.repository=" + repository().toUri());
    command.add("-Djyodide.cache=" + directory.resolve("cache"));
    if (Stream.of(arguments).noneMatch(argument -> argument.startsWith("-Djyodide.frozen"))) {
      command.add("-Djyodide.frozen=false");
    }
    command.addAll(List.of(arguments));
    run(command);
  }

  private String runApplication() throws IOException, InterruptedException {
    List<String> path =
        new ArrayList<>(List.of(project().resolve("target/answers.jar").toString()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> classPath().contains(Path.of(entry)) || entry.matches(".*[/\\\\]asm-.*"))
        .forEach(path::add);
    return run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djyodide.codeCache=" + directory.resolve("code"),
            "--class-path",
            String.join(File.pathSeparator, path),
            "Answers"));
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(project().toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void deleteAll(Path wheels) throws IOException {
    try (Stream<Path> files = Files.list(wheels)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
