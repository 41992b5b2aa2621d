package org.jyodide.internal.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.EmscriptenProgram;
import org.jyodide.emscripten.libc.StandardLibraries;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.Posts;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ExternType;

/** The host functions against the imports of the shipped binary. */
class ImportsTest {
  private static final class NoPosts implements Posts {
    @Override
    public void post(Runnable work) {}

    @Override
    public boolean hasPosts() {
      return false;
    }

    @Override
    public void runPosts() {}

    @Override
    public boolean hasCalls() {
      return false;
    }

    @Override
    public void lend() {}

    @Override
    public void takeBack() {}
  }

  @Test
  void everyImportedFunctionIsBoundWithItsType() {
    CompiledModule main = Distribution.find().mainModule();
    EmscriptenProcess process =
        EmscriptenProcess.create(
            EmscriptenProgram.of(main),
            new VirtualFileSystem(MemoryFiles.create(), MountOptions.readWrite()));
    StandardLibraries.addTo(process);
    new Bridge(process, new NoPosts(), reason -> {}, line -> {}, (bridge, js, internals) -> {})
        .bind();
    assertEquals(
        268,
        main.module().imports().stream()
            .filter(wanted -> wanted.type() instanceof ExternType.Function)
            .count());
    assertEquals(List.of(), process.imports().unbound(main.module()));
  }
}
