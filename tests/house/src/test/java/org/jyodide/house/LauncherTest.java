package org.jyodide.house;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.house.LauncherSandbox.Outcome;

/** What {@code ./jyodide} does on machines that have this and lack that. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
  @TempDir Path temporary;
  private LauncherSandbox sandbox;

  @BeforeEach
  void unpack() throws IOException {
    sandbox = new LauncherSandbox(temporary);
    sandbox.installTool("npm", "exit 0");
  }

  @Test
  void runsTheNewestJdkWithTheArgumentsAsTheyAre() throws Exception {
    built();
    sandbox.installJdk("jdk8", "1.8.0_402");
    sandbox.installJdk("jdk21", "21.0.2");
    sandbox.installJdk("jdk17", "17.0.9");
    Outcome outcome = sandbox.run("-c", "print('a  b')", "");
    assertEquals("", outcome.errors());
    List<String> lines = outcome.output().lines().toList();
    assertEquals("jdk21", lines.get(0));
    String application = sandbox.root.resolve("cli/target/application").toString();
    assertTrue(
        lines.contains(
            Stream.of("jyodide-cli.jar", "jyodide-wasm.jar", "asm.jar", "other.jar")
                .map(jar -> application + "/" + jar)
                .collect(joining(":", "<", ">"))),
        outcome.output());
    assertEquals(
        List.of("<org.jyodide.cli.Main>", "<-c>", "<print('a  b')>", "<>"),
        lines.subList(lines.size() - 4, lines.size()));
    assertEquals(42, outcome.status());
  }

  @Test
  void javaHomeIsTakenFirst() throws Exception {
    built();
    sandbox.installJdk("jdk21", "21");
    sandbox.environment.put("JAVA_HOME", sandbox.installJdk("jdk17", "17.0.9").toString());
    assertTrue(sandbox.run().output().startsWith("jdk17\n"));
  }

  @Test
  void worksThroughLinks() throws Exception {
    built();
    sandbox.installJdk("jdk21", "21");
    Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("second link"));
    Files.createSymbolicLink(temporary.resolve("second link"), sandbox.root.resolve("jyodide"));
    assertEquals(42, LauncherSandbox.finish(sandbox.start(link)).status());
  }

  @Test
  void streamsThatAreClosedAreEmpty() throws Exception {
    built();
    sandbox.installJdk("jdk21", "21", "cat && echo read; echo lost >&2 && echo written");
    String command = "'" + sandbox.root.resolve("jyodide") + "' <&- 2>&-";
    Outcome outcome = LauncherSandbox.finish(sandbox.start(Path.of("/bin/sh"), "-c", command));
    assertEquals("read\nwritten\n", outcome.output());

    sandbox.installJdk("jdk21", "21", "echo lost && echo written >&2");
    outcome =
        LauncherSandbox.finish(
            sandbox.start(
                Path.of("/bin/sh"), "-c", "'" + sandbox.root.resolve("jyodide") + "' >&-"));
    assertEquals("written\n", outcome.errors());
  }

  @Test
  void saysThatThereIsNoJdk() throws Exception {
    built();
    assertFails("no JDK was found; install a JDK 17 or newer, or set JAVA_HOME to one");
    Path old = sandbox.installJdk("jdk11", "11.0.1");
    assertFails(
        "the newest JDK found is "
            + old
            + ", version 11; install a JDK 17 or newer, or set JAVA_HOME to one");
  }

  @Test
  void saysThatJavaHomeIsOfNoUse() throws Exception {
    built();
    sandbox.installJdk("jdk21", "21");
    String old = sandbox.installJdk("jdk11", "11.0.1").toString();
    sandbox.environment.put("JAVA_HOME", old);
    assertFails(
        "JAVA_HOME is "
            + old
            + ", a Java 11; Jyodide needs a JDK 17 or newer: set it to one, or unset it");
    sandbox.environment.put("JAVA_HOME", "/nowhere");
    assertFails(
        "JAVA_HOME is /nowhere, where there is no JDK; set it to a JDK 17 or newer, or unset it");
  }

  @Test
  void saysThatTheBuildNeedsMaven() throws Exception {
    sandbox.installJdk("jdk21", "21");
    assertFails(
        "the first build needs Maven, and 'mvn' was not found on the PATH;"
            + " install Maven 3.6.3 or newer");
  }

  @Test
  void saysThatTheBuildNeedsNpmUnlessPyodideIsThere() throws Exception {
    sandbox.installJdk("jdk21", "21");
    sandbox.installWorkingMaven();
    Files.delete(sandbox.tools.resolve("npm"));
    assertFails(
        "the first build fetches Pyodide by npm, and 'npm' was not found on the PATH;"
            + " install Node.js, which brings it");

    Path cache = Files.createDirectories(temporary.resolve("a cache"));
    Files.createFile(cache.resolve("pyodide-314.0.7.tgz"));
    sandbox.environment.put("JYODIDE_CACHE", cache.toString());
    assertEquals(42, sandbox.run().status());
  }

  @Test
  void buildsOnceAndSaysSo() throws Exception {
    sandbox.installJdk("jdk21", "21");
    sandbox.installWorkingMaven();
    Outcome first = sandbox.run();
    assertEquals(
        """
        jyodide: first use: building with JDK 21, this takes a minute or two
        jyodide: building wasm [2/7]
        jyodide: built
        """,
        first.errors());
    assertEquals(42, first.status());
    assertEquals("", sandbox.run().errors());
    assertEquals(1, sandbox.mavenCalls());
  }

  @Test
  void twoFirstUsesBuildOnce() throws Exception {
    sandbox.installJdk("jdk21", "21");
    sandbox.installWorkingMaven();
    Path launcher = sandbox.root.resolve("jyodide");
    Process first = sandbox.start(launcher);
    Process second = sandbox.start(launcher);
    assertEquals(42, LauncherSandbox.finish(first).status());
    assertEquals(42, LauncherSandbox.finish(second).status());
    assertEquals(1, sandbox.mavenCalls());
    assertFalse(Files.exists(sandbox.root.resolve("target/launcher.lock")));
  }

  @Test
  void lockOfADeadBuildIsIgnored() throws Exception {
    sandbox.installJdk("jdk21", "21");
    sandbox.installWorkingMaven();
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = Files.createDirectories(sandbox.root.resolve("target/launcher.lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertEquals(42, sandbox.run().status());
  }

  @Test
  void failedBuildsAreExplained() throws Exception {
    sandbox.installJdk("jdk21", "21");
    String tail = "jyodide: the build failed; everything it said is in " + log() + "\n";
    assertBuildFails(
        "echo 'jyodide: the npm registry could not be reached'; exit 1",
        "jyodide: the npm registry could not be reached\n" + tail);
    assertBuildFails(
        "echo '[ERROR] Plugin x or one of its dependencies could not be resolved: Could not"
            + " transfer artifact x'; exit 1",
        """
        jyodide: Maven could not fetch what the build needs; is the network reachable from here?
        [ERROR] Plugin x or one of its dependencies could not be resolved: Could not transfer\
         artifact x
        """
            + tail);
    assertBuildFails(
        "echo '[ERROR] java.io.IOException: No space left on device'; exit 1",
        "jyodide: the disk is full; make room for 200 MiB in "
            + sandbox.root
            + " and in Maven's repository\n"
            + tail);
    assertBuildFails("echo '[ERROR] A.java: wrong'; exit 1", "[ERROR] A.java: wrong\n" + tail);
    assertBuildFails("exit 0", tail);
    assertFalse(Files.exists(sandbox.root.resolve("target/launcher.lock")));
  }

  @Test
  void saysThatTheDiskIsFullBeforeItBuilds() throws Exception {
    sandbox.installJdk("jdk21", "21");
    sandbox.installWorkingMaven();
    sandbox.installTool("df", "echo header; echo '/dev/x 900000 890000 2048 99% /'");
    assertFails(
        "the disk is full: the first build needs 200 MiB in "
            + sandbox.root
            + ", 2 MiB are free; make room there");
    assertEquals(0, sandbox.mavenCalls());
  }

  @Test
  void noticesASmallDiskInEarnest() throws Exception {
    sandbox.installJdk("jdk21", "21");
    sandbox.installWorkingMaven();
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    // In a mount namespace of its own, which vanishes with the process.
    String script =
        String.format(
            "mount -t tmpfs -o size=1m tmpfs '%s' && cp -R '%s/.' '%s' && '%s/jyodide'",
            disk, sandbox.root, disk, disk);
    Path unshare = Path.of("/usr/bin/unshare");
    assumeTrue(
        Files.exists(unshare) && mayMount(unshare),
        "a small disk can only be mounted by root on Linux");
    Outcome outcome =
        LauncherSandbox.finish(sandbox.start(unshare, "--mount", "/bin/sh", "-c", script));
    assertTrue(
        outcome.errors().startsWith("jyodide: the disk is full: the first build needs 200 MiB in "),
        outcome.errors());
    assertEquals(1, outcome.status());
  }

  private static boolean mayMount(Path unshare) throws IOException, InterruptedException {
    return new ProcessBuilder(unshare.toString(), "--mount", "true")
            .redirectErrorStream(true)
            .start()
            .waitFor()
        == 0;
  }

  private void built() throws IOException {
    Path application = Files.createDirectories(sandbox.root.resolve("cli/target/application"));
    Files.createFile(application.resolve("complete"));
    for (String jar : List.of("other", "jyodide-wasm", "asm", "jyodide-cli")) {
      Files.createFile(application.resolve(jar + ".jar"));
    }
  }

  private Path log() {
    return sandbox.root.resolve("target/launcher-build.log");
  }

  private void assertFails(String sentence) throws Exception {
    assertEquals(new Outcome(1, "", "jyodide: " + sentence + "\n"), sandbox.run());
  }

  private void assertBuildFails(String maven, String message) throws Exception {
    sandbox.installTool("mvn", maven);
    Outcome outcome = sandbox.run();
    String errors = outcome.errors();
    assertEquals(message, errors.substring(errors.indexOf('\n') + 1));
    assertEquals(1, outcome.status());
  }
}
