package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.jyodide.wasm.ir.SplitSizes;

class CodeCacheTest {
  private final WasmModule module = SmallModule.create();

  @TempDir private Path directory = Path.of("");

  private Path onlyFile() throws IOException {
    try (var files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all.toString());
      return all.get(0);
    }
  }

  private int twice(int number) {
    return (Integer)
        Objects.requireNonNull(
            Objects.requireNonNull(
                    ModuleCompiler.compile(module, CodeCache.in(directory))
                        .instantiate(wanted -> null)
                        .function("twice"))
                .invoke(number));
  }

  @Test
  void keptClassesAreUsedAgain() throws IOException {
    assertEquals(4, twice(2));
    byte[] first = Files.readAllBytes(onlyFile());
    assertEquals(6, twice(3));
    assertArrayEquals(first, Files.readAllBytes(onlyFile()));
  }

  @Test
  void adamagedFileIsReplaced() throws IOException {
    assertEquals(4, twice(2));
    byte[] good = Files.readAllBytes(onlyFile());
    for (int at : new int[] {0, 40, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      Files.write(onlyFile(), bad);
      assertEquals(8, twice(4));
      assertArrayEquals(good, Files.readAllBytes(onlyFile()));
    }
    Files.write(onlyFile(), new byte[7]);
    assertEquals(8, twice(4));
  }

  @Test
  void aDirectoryThatCannotBeMadeOnlyCostsTime() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    CompiledModule compiled = ModuleCompiler.compile(module, CodeCache.in(file.resolve("below")));
    assertEquals(
        2, Objects.requireNonNull(compiled.instantiate(w -> null).function("twice")).invoke(1));
  }

  @Test
  void translationIsDeterministicAndDependsOnTheOptions() {
    var options = RuntimeCompiler.options();
    Map<String, byte[]> first = ModuleTranslator.translate(module, options);
    Map<String, byte[]> second = ModuleTranslator.translate(module, options);
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    CodeCache cache = CodeCache.in(directory);
    cache.translate(module, options);
    cache.translate(module, options.withSizes(SplitSizes.DEFAULT.withLimit(1000, 500)));
    assertNotEquals(1, fileCount());
  }

  @Test
  void aFileUnderTheNameOfAnotherIsNotUsed() throws IOException {
    assertEquals(4, twice(2));
    Path good = onlyFile();
    WasmModule other = ModuleDecoder.decode(ModuleBytes.sample());
    ModuleCompiler.compile(other, CodeCache.in(directory));
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(f -> !f.equals(good)).toList()) {
        Files.copy(file, good, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertEquals(6, twice(3));
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws IOException {
    assertEquals(4, twice(2));
    Path first = onlyFile();
    long size = Files.size(first);
    Files.setLastModifiedTime(first, FileTime.fromMillis(1));
    CodeCache small = CodeCache.in(directory, size * 3 / 2);
    small.translate(module, RuntimeCompiler.options());
    assertTrue(Files.getLastModifiedTime(first).toMillis() > 1, "use is noted");
    Files.setLastModifiedTime(first, FileTime.fromMillis(1));
    small.translate(
        module, RuntimeCompiler.options().withSizes(SplitSizes.DEFAULT.withLimit(1000, 500)));
    assertFalse(Files.exists(first));
    assertEquals(1, fileCount());
    CodeCache.in(directory.resolve("tiny"), 10).translate(module, RuntimeCompiler.options());
    assertFalse(Files.exists(directory.resolve("tiny")), "what is too large is not kept");
  }

  @Test
  void aDirectoryThatOthersMayWriteToIsNotUsed() throws IOException {
    Path open = directory.resolve("open");
    assumeTrue(
        open.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system has no permissions");
    Files.createDirectory(open);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    CodeCache.in(open).translate(module, RuntimeCompiler.options());
    try (var files = Files.list(open)) {
      assertEquals(0, files.count());
    }
    Path made = directory.resolve("a/made");
    CodeCache.in(made).translate(module, RuntimeCompiler.options());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
  }

  @Test
  void writersDoNotDisturbEachOther() throws IOException {
    IntStream.range(0, 32)
        .parallel()
        .forEach(
            i ->
                assertEquals(
                    ModuleTranslator.translate(module, RuntimeCompiler.options()).keySet(),
                    CodeCache.in(directory).translate(module, RuntimeCompiler.options()).keySet()));
    assertEquals(8, twice(4));
    onlyFile();
  }

  @Test
  void libraryCodeOfTheClassPathComesFirst() throws IOException {
    Path jar = directory.resolve("jar");
    AheadOfTimeLibraries.compile(SmallModule.bytes(), jar, "org.jyodide.wasm.signatures", true);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      CodeCache cache = CodeCache.in(directory.resolve("unused")).withResources(loader);
      assertEquals(
          10,
          Objects.requireNonNull(
                  ModuleCompiler.compile(module, cache)
                      .instantiate(wanted -> null)
                      .function("twice"))
              .invoke(5));
    }
    assertFalse(Files.exists(directory.resolve("unused")));
  }

  @Test
  void theUsersCacheIsWhereTheSystemHasThem() {
    assertEquals(
        Optional.of(Path.of("/c/jyodide/code")),
        UserCaches.directory(Map.of("XDG_CACHE_HOME", "/c")::get, "/home/u", "Linux"));
    assertEquals(
        Optional.of(Path.of("/home/u/.cache/jyodide/code")),
        UserCaches.directory(Map.of("XDG_CACHE_HOME", "c")::get, "/home/u", "Linux"));
    assertEquals(
        Optional.of(Path.of("/Users/u/Library/Caches/jyodide/code")),
        UserCaches.directory(name -> null, "/Users/u", "Mac OS X"));
    assertEquals(
        Optional.of(Path.of("/l/jyodide/code")),
        UserCaches.directory(Map.of("LOCALAPPDATA", "/l")::get, "/u", "Windows 11"));
    assertEquals(Optional.empty(), UserCaches.directory(name -> null, "?", "Linux"));
  }

  private long fileCount() {
    try (var files = Files.list(directory)) {
      return files.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
