package org.jyodide.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;

/** The goals, configured as Maven does. */
class GoalsTest {
  @TempDir Path project;
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void haveWheels() throws IOException {
    new SmallWheel("first", "1.0").requires("second>=2").writeTo(wheels());
    new SmallWheel("second", "2.0").writeTo(wheels());
  }

  private Path wheels() {
    return project.resolve("wheels");
  }

  private <T extends PackagesMojo> T configured(T goal, String... requirements) {
    goal.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence line) {
            log.add(line.toString());
          }
        });
    goal.requirements = List.of(requirements);
    goal.wheelDirectories = List.of(wheels().toFile());
    goal.cache = project.resolve("cache").toFile();
    goal.lockFile = lockFile().toFile();
    goal.workDirectory = project.resolve("target/jyodide").toFile();
    goal.baseDirectory = project.toFile();
    goal.frozen = false;
    return goal;
  }

  private Path lockFile() {
    return project.resolve("pylock.toml");
  }

  private Path classes() {
    return project.resolve("target/classes");
  }

  private EmbedMojo embedding(String... requirements) {
    EmbedMojo goal = configured(new EmbedMojo(), requirements);
    goal.outputDirectory = classes().toFile();
    goal.embeddedName = "com.acme.app";
    return goal;
  }

  private static String failure(PackagesMojo goal) {
    return String.valueOf(assertThrows(MojoFailureException.class, goal::execute).getMessage());
  }

  private String locked() throws IOException {
    return Files.readString(lockFile());
  }

  @Test
  void resolveSaysWhatWouldBeChosen() throws Exception {
    configured(new ResolveMojo(), "first").execute();
    assertEquals(2, log.size());
    assertTrue(log.get(0).startsWith("first 1.0 from file:"), log.get(0));
    assertTrue(log.get(1).endsWith("second-2.0-py3-none-any.whl, which others need"), log.get(1));
    assertFalse(Files.exists(lockFile()));
  }

  @Test
  void aLockFileStaysAsLongAsItIsForTheSameRequirements() throws Exception {
    configured(new LockMojo(), "first").execute();
    String before = locked();
    assertTrue(before.contains("requirements = [\"first\"]"), before);
    new SmallWheel("first", "1.1").requires("second").writeTo(wheels());
    new SmallWheel("second", "2.1").writeTo(wheels());
    configured(new LockMojo(), "first").execute();
    assertEquals(before, locked());

    configured(new LockMojo(), "first", "second>2").execute();
    assertTrue(locked().contains("first-1.0-"), locked());
    assertTrue(locked().contains("second-2.1-"), locked());

    LockMojo upgrade = configured(new LockMojo(), "first");
    upgrade.upgrade = true;
    upgrade.execute();
    assertTrue(locked().contains("first-1.1-"), locked());
  }

  @Test
  void aFrozenLockFileMustBeThereAndCurrent() throws Exception {
    LockMojo missing = configured(new LockMojo(), "first");
    missing.frozen = true;
    assertTrue(failure(missing).contains("is missing, and the build must not write it"));
    configured(new LockMojo(), "first").execute();
    missing.execute();

    EmbedMojo stale = embedding("first", "second>=2");
    stale.frozen = true;
    assertTrue(failure(stale).contains("was made for [first], wanted are [first, second>=2]"));
    LockMojo constrained = configured(new LockMojo(), "first");
    constrained.frozen = true;
    constrained.constraints = List.of("second<3");
    assertTrue(failure(constrained).contains(" with [second<3], and the build"));
    assertFalse(Files.exists(classes()));
  }

  @Test
  void embeddedPackagesAreFoundByInterpreters() throws Exception {
    embedding("first").execute();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes().toUri().toURL()}, null);
        Interpreter python =
            Interpreter.create(InterpreterOptions.defaults().withEmbeddedPackages(loader))) {
      assertEquals("1.0", python.importModule("first").attr("version").asString());
      assertTrue(python.eval("__import__('second').__cached__.endswith('.pyc')").isTrue());
    }
  }

  @Test
  void whatIsNotWantedAnyMoreLeavesTheJar() throws Exception {
    EmbedMojo goal = embedding("first");
    Files.createDirectories(classes());
    Files.writeString(classes().resolve("other.txt"), "stays");
    goal.execute();
    Path archives = classes().resolve("META-INF/jyodide/packages");
    assertTrue(Files.exists(archives.resolve("com.acme.app")));
    EmbedMojo other = embedding("second");
    other.embeddedName = "com.acme.other";
    other.execute();
    try (var left = Files.list(archives.resolve("com.acme.app"))) {
      assertEquals(0, left.count());
    }
    assertFalse(locked().contains("first"), locked());
    assertTrue(Files.exists(classes().resolve("other.txt")));
  }

  @Test
  void mistakesAreSaid() throws Exception {
    assertTrue(failure(configured(new LockMojo())).contains("no Python package is wanted"));
    assertTrue(failure(configured(new LockMojo(), "a b")).contains("'a b'"));
    assertTrue(failure(configured(new LockMojo(), "third")).contains("there is no third"));
    LockMojo nowhere = configured(new LockMojo(), "first");
    nowhere.wheelDirectories = List.of(new File(project.toFile(), "none"));
    assertTrue(failure(nowhere).contains("cannot be read"));
    LockMojo offline = configured(new LockMojo(), "first");
    offline.wheelDirectories = List.of();
    offline.indexes = List.of("https://example.org/simple");
    offline.offline = true;
    assertTrue(failure(offline).contains("example.org"));
    LockMojo skipped = configured(new LockMojo());
    skipped.skip = true;
    skipped.execute();
    assertEquals(List.of("skipped, as jyodide.skip says"), log);
  }
}
