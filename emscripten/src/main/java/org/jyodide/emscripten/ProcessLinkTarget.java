package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Optional;
import org.jyodide.emscripten.dylink.FunctionSlots;
import org.jyodide.emscripten.dylink.LinkTarget;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileType;
import org.jyodide.vfs.Node;
import org.jyodide.vfs.OpenFile;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.Traps;

/** A process as the linker of its libraries sees it. */
final class ProcessLinkTarget implements LinkTarget {
  /** What the C library's own {@code dlopen} has: two names and two bytes. */
  private static final int FOUND_PATH_BYTES = 2 * 255 + 2;

  /** The most bytes of a file that are read: as many as an array takes. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private static final MethodType FIND_DYLIB =
      MethodType.methodType(int.class, int.class, int.class, int.class, int.class);

  private final EmscriptenProcess process;

  ProcessLinkTarget(EmscriptenProcess process) {
    this.process = process;
  }

  @Override
  public Instance main() {
    return process.instance();
  }

  @Override
  public Memory memory() {
    return process.memory();
  }

  @Override
  public FunctionSlots functions() {
    return process.functions();
  }

  @Override
  public Optional<HostFunction> hostFunction(String module, String name, FunctionType type) {
    Object found = process.imports().find(new Import(module, name, new ExternType.Function(type)));
    return found instanceof HostFunction host ? Optional.of(host) : Optional.empty();
  }

  @Override
  public Optional<HostFunction> hostFunction(String name) {
    return process.imports().find(ImportName.env(name));
  }

  @Override
  public int allocate(int size) {
    return process.exports().malloc(size);
  }

  @Override
  public void free(int address) {
    process.exports().free(address);
  }

  @Override
  public Optional<byte[]> read(String path) {
    try {
      Node node = process.files().resolve(path);
      if (node.stat().type() != FileType.REGULAR) {
        return Optional.empty();
      }
      OpenFile file = process.files().open(path, OpenFlags.O_RDONLY);
      int descriptor = process.descriptors().add(file, true);
      try {
        return Optional.of(read(file));
      } finally {
        process.descriptors().close(descriptor);
      }
    } catch (ErrnoException e) {
      return Optional.empty();
    }
  }

  private static byte[] read(OpenFile file) {
    byte[] content = new byte[(int) Math.min(MOST_BYTES, file.stat().size())];
    int length = 0;
    while (length < content.length) {
      int count = file.read(content, length, content.length - length);
      if (count <= 0) {
        return Arrays.copyOf(content, length);
      }
      length += count;
    }
    return content;
  }

  @Override
  public Optional<String> search(String name, String runtimePath) {
    Optional<MethodHandle> find = process.exports().find("_emscripten_find_dylib", FIND_DYLIB);
    if (find.isEmpty()) {
      return Optional.empty();
    }
    int stack = process.exports().stackPointer();
    try {
      int buffer = process.exports().stackAlloc(FOUND_PATH_BYTES);
      int path = process.exports().stackString(memory(), runtimePath);
      int wanted = process.exports().stackString(memory(), name);
      int found = (int) find.get().invokeExact(buffer, path, wanted, FOUND_PATH_BYTES);
      return found == 0 ? Optional.empty() : Optional.of(CStrings.read(memory(), found));
    } catch (Throwable e) {
      throw Traps.of(e);
    } finally {
      process.exports().stackRestore(stack);
    }
  }

  @Override
  public boolean isProgramApi(String name) {
    return process.program().apiPrefixes().stream().anyMatch(name::startsWith);
  }

  @Override
  public int stackPointer() {
    return process.exports().stackPointer();
  }

  @Override
  public void restoreStack(int pointer) {
    process.exports().stackRestore(pointer);
  }

  @Override
  public Optional<CodeCache> codeCache() {
    return process.program().codeCache();
  }
}
