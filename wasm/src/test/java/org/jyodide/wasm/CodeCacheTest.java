package org.jyodide.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private long fileCount() {
    try (var files = Files.list(directory)) {
      return files.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
