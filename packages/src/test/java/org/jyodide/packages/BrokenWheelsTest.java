package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken wheel is refused with its own reason, and leaves nothing behind. */
class BrokenWheelsTest {
  @TempDir Path directory;

  /**
   * A wheel that must not be installed.
   *
   * @param reason what the message has to say
   */
  record Broken(String what, String reason, String fileName, Supplier<byte[]> bytes) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static final String NAME = "bad-1.0-py3-none-any.whl";
  private static final String INFO = "bad-1.0.dist-info/";

  private static TestWheel wheel() {
    return TestWheel.of("bad", "1.0").file("second.py", "x = 1\n");
  }

  private static Broken zip(String what, String reason, Supplier<RawZip> zip) {
    return new Broken(what, reason, NAME, () -> zip.get().bytes());
  }

  private static Broken wheel(String what, String reason, Supplier<TestWheel> wheel) {
    return new Broken(what, reason, wheel.get().fileName(), () -> wheel.get().bytes());
  }

  /** A wheel with one more file of that name, in its RECORD, too. */
  private static Broken named(String what, String path, String reason) {
    return wheel(what, reason, () -> wheel().file(path, "evil = True\n"));
  }

  private static RawZip.Entry file(String name) {
    return RawZip.deflated(name, "content\n".repeat(20).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zeros(int count) {
    return new byte[count];
  }

  static Stream<Broken> wheels() {
    return Stream.of(names(), archives(), identities(), records(), targets(), contents())
        .flatMap(List::stream);
  }

  private static List<Broken> names() {
    return List.of(
        named("zip slip", "../evil.py", "leads out"),
        named("zip slip inside", "bad/../../evil.py", "leads out"),
        named("absolute name", "/tmp/evil.py", "is absolute"),
        named("backslashes", "..\\evil.py", "backslash"),
        named("drive", "C:evil.py", "drive"),
        named("empty part", "bad//evil.py", "empty part"),
        named("dot part", "bad/./evil.py", "empty part or '.'"),
        named("control character", "ev\u0000il.py", "control character"),
        named("line break", "ev\nil.py", "control character"),
        named("long name", "e".repeat(300) + ".py", "more than 255"),
        named("long path", "e/".repeat(600) + "x.py", "more than 1000"),
        named("case collision", "SECOND.py", "where case does not count"),
        zip("duplicate", "twice", () -> wheel().zip().add(file("second.py"))),
        named("file and directory", "second.py/evil.py", "as a file and as a directory"),
        zip(
            "other name at its beginning",
            "where it begins",
            () -> wheel().zip().change("second.py", e -> e.withLocalName("secono.py"))));
  }

  private static List<Broken> archives() {
    byte[] sound = wheel().bytes();
    return List.of(
        zip(
            "symbolic link",
            "symbolic link",
            () -> wheel().zip().change("second.py", e -> e.withMode(0120777))),
        zip("device", "device", () -> wheel().zip().change("second.py", e -> e.withMode(0020666))),
        zip("encrypted", "encrypted", () -> wheel().zip().change("second.py", e -> e.withFlags(1))),
        zip("method", "method 12", () -> wheel().zip().change("second.py", e -> e.withMethod(12))),
        zip(
            "stored with two sizes",
            "two sizes",
            () -> wheel().zip().change("second.py", e -> e.withMethod(0))),
        zip(
            "wrong checksum",
            "checksum",
            () -> wheel().zip().change("second.py", e -> e.withCrc(7))),
        zip(
            "shorter than said",
            "shorter",
            () -> wheel().zip().change("second.py", e -> e.withSize(100))),
        zip(
            "longer than said",
            "longer",
            () -> wheel().zip().change("second.py", e -> e.withSize(2))),
        zip(
            "damaged content",
            "damaged",
            () ->
                wheel()
                    .zip()
                    .change("second.py", e -> e.withPacked(new byte[] {7, 7, 7, 7, 7, 7}))),
        zip(
            "overlapping files",
            "overlaps",
            () -> wheel().zip().add(file("third.py").withOffset(0))),
        zip(
            "offset outside",
            "not where the directory says",
            () -> wheel().zip().add(file("third.py").withOffset(10_000_000))),
        zip(
            "bomb by ratio",
            "bomb",
            () -> wheel().zip().add(RawZip.deflated("zeros", zeros(64 << 20)))),
        zip(
            "bomb by size",
            "bomb",
            () -> wheel().zip().change("second.py", e -> e.withSize(Integer.MAX_VALUE))),
        new Broken("cut off", "no directory at its end", NAME, () -> Arrays.copyOf(sound, 300)),
        new Broken("no zip", "no directory at its end", NAME, () -> zeros(5000)),
        new Broken("empty", "no directory at its end", NAME, () -> zeros(0)),
        new Broken(
            "text before the archive",
            "not where its end says",
            NAME,
            () -> concatenated("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), sound)),
        new Broken("no files", "dist-info", NAME, () -> new RawZip().bytes()));
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static List<Broken> identities() {
    return List.of(
            wheel("no WHEEL", "no " + INFO + "WHEEL", () -> wheel()),
            wheel("no METADATA", "no " + INFO + "METADATA", () -> wheel()),
            wheel("no RECORD", "no " + INFO + "RECORD", () -> wheel()),
            named("two dist-info", "other-1.0.dist-info/METADATA", "one directory *.dist-info"),
            new Broken(
                "another package",
                "another package",
                "good-1.0-py3-none-any.whl",
                () -> wheel().bytes()),
            new Broken(
                "another version",
                "another package or version",
                "bad-2.0-py3-none-any.whl",
                () -> wheel().bytes()),
            wheel(
                "name in METADATA",
                "its METADATA says good 1.0",
                () ->
                    wheel()
                        .file(
                            INFO + "METADATA",
                            "Metadata-Version: 2.1\nName: good\nVersion: 1.0\n")),
            wheel(
                "version in METADATA",
                "its METADATA says bad 2.0",
                () ->
                    wheel()
                        .file(
                            INFO + "METADATA", "Metadata-Version: 2.1\nName: bad\nVersion: 2.0\n")),
            wheel(
                "no version in METADATA",
                "a version looks like",
                () -> wheel().file(INFO + "METADATA", "Metadata-Version: 2.1\nName: bad\n")),
            wheel(
                "requirement that is none", "is no condition", () -> wheel().requires("good >> 1")),
            wheel(
                "newer Wheel-Version", "Wheel-Version is '2.0'", () -> wheel().wheelVersion("2.0")),
            wheel("no Wheel-Version", "Wheel-Version is ''", () -> wheel().wheelVersion("")))
        .stream()
        .map(BrokenWheelsTest::withoutFile)
        .toList();
  }

  /** What is called 'no FILE' has that file under another name. */
  private static Broken withoutFile(Broken broken) {
    if (!broken.what().matches("no (WHEEL|METADATA|RECORD)")) {
      return broken;
    }
    String path = INFO + broken.what().substring(3);
    return zip(
        broken.what(), broken.reason(), () -> wheel().zip().change(path, e -> e.withName("x")));
  }

  private static Broken record(String what, String reason, String text) {
    return wheel(what, reason, () -> wheel().file(INFO + "RECORD", text));
  }

  private static List<Broken> records() {
    return List.of(
        zip(
            "file that RECORD does not list",
            "does not list 'third.py'",
            () -> wheel().zip().add(file("third.py"))),
        wheel(
            "missing file",
            "which it does not have",
            () -> wheel().file(INFO + "RECORD", sound() + "third.py,sha256=x,1\n")),
        wheel(
            "wrong hash",
            "hash of 'second.py'",
            () ->
                wheel()
                    .file(
                        INFO + "RECORD",
                        sound().replaceAll("second.py,sha256=...", "second.py,sha256=AAA"))),
        wheel(
            "wrong size",
            "has 6 bytes, its RECORD says 7",
            () -> wheel().file(INFO + "RECORD", sound().replaceAll("(second.py,[^,]*),6", "$1,7"))),
        wheel(
            "no hash",
            "where a hash",
            () ->
                wheel()
                    .file(INFO + "RECORD", sound().replaceAll("second.py,[^,]*,6", "second.py,,"))),
        wheel(
            "weak hash",
            "'md5=abc'",
            () ->
                wheel()
                    .file(
                        INFO + "RECORD",
                        sound().replaceAll("second.py,[^,]*,6", "second.py,md5=abc,6"))),
        wheel(
            "line twice", "twice", () -> wheel().file(INFO + "RECORD", sound() + "second.py,,\n")),
        record("RECORD is no CSV", "no CSV", "just text\n"),
        record("RECORD with an open quote", "no CSV", "\"second.py,,\n"));
  }

  /** The RECORD that a wheel of ours has. */
  private static String sound() {
    StringBuilder text = new StringBuilder();
    for (String path : List.of("bad.py", "second.py", INFO + "METADATA", INFO + "WHEEL")) {
      byte[] content =
          switch (path) {
            case "bad.py" -> "version = '1.0'\n".getBytes(StandardCharsets.UTF_8);
            case "second.py" -> "x = 1\n".getBytes(StandardCharsets.UTF_8);
            case INFO + "METADATA" -> wheel().metadata().getBytes(StandardCharsets.UTF_8);
            default ->
                "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
                    .getBytes(StandardCharsets.UTF_8);
          };
      text.append(path)
          .append(',')
          .append(org.jyodide.packages.internal.wheel.WheelArchive.hash("sha256", content))
          .append(',')
          .append(content.length)
          .append('\n');
    }
    return text.append(INFO).append("RECORD,,\n").toString();
  }

  private static List<Broken> targets() {
    return List.of(
        wheel(
            "platform",
            "is for cp314-cp314-manylinux_2_17_x86_64",
            () -> wheel().tag("cp314-cp314-manylinux_2_17_x86_64")),
        wheel(
            "newer ABI",
            "is for cp314-cp314-pyemscripten_2027_0_wasm32",
            () -> wheel().tag("cp314-cp314-pyemscripten_2027_0_wasm32")),
        wheel(
            "newer Python",
            "is for cp315-abi3-pyemscripten_2026_0_wasm32",
            () -> wheel().tag("cp315-abi3-pyemscripten_2026_0_wasm32")),
        new Broken(
            "renamed",
            "it is for cp314-cp314-win_amd64",
            NAME,
            () -> wheel().tag("cp314-cp314-win_amd64").bytes()),
        wheel("Requires-Python", "needs Python <3", () -> wheel().header("Requires-Python: <3")));
  }

  private static List<Broken> contents() {
    return List.of(
        named("unknown part", "bad-1.0.data/elsewhere/evil.py", "in no part of a wheel"),
        named("data without part", "bad-1.0.data/evil.py", "in no part of a wheel"),
        wheel(
            "two files become one",
            "two of its files",
            () -> wheel().file("bad-1.0.data/purelib/second.py", "x = 2\n")),
        wheel(
            "script that leaves bin",
            "is none",
            () ->
                wheel().file(INFO + "entry_points.txt", "[console_scripts]\n../evil = bad:main\n")),
        wheel(
            "entry point with code",
            "is none",
            () ->
                wheel()
                    .file(
                        INFO + "entry_points.txt",
                        "[console_scripts]\nevil = bad:main();evil()\n")));
  }

  @ParameterizedTest
  @MethodSource("wheels")
  void brokenWheelsAreRefusedAndLeaveNothing(Broken broken) throws IOException {
    Path wheels = Files.createDirectories(directory.resolve("wheels"));
    Files.write(wheels.resolve(broken.fileName()), broken.bytes().get());
    TestWheel.of("good", "1.0").writeTo(directory.resolve("sound"));
    Path target = directory.resolve("target");
    Packages packages =
        Packages.below(target)
            .withIndex(
                PackageIndex.directory(wheels), PackageIndex.directory(directory.resolve("sound")))
            .withCache(directory.resolve("cache"));
    String address = wheels.resolve(broken.fileName()).toUri().toString();
    String name = WheelName.parse(broken.fileName()).name();
    PackageException e =
        assertThrows(
            PackageException.class,
            () -> packages.install(name + " @ " + address, "good"),
            broken.what());
    assertTrue(String.valueOf(e.getMessage()).contains(broken.reason()), e.getMessage());
    assertEquals(List.of(), filesBelow(target));
    assertEquals(List.of(), filesBelow(directory.resolve("cache")));
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void thereAreManyOfThem() {
    assertTrue(wheels().count() >= 50, wheels().count() + " broken wheels");
  }
}
