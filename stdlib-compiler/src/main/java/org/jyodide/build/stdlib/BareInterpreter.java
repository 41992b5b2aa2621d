package org.jyodide.build.stdlib;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.EmscriptenProgram;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.emscripten.libc.StandardLibraries;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.OpenFlags;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.vfs.device.ByteSink;
import org.jyodide.vfs.device.ByteSource;
import org.jyodide.vfs.device.DeviceFiles;
import org.jyodide.vfs.device.StreamDevice;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.vfs.memory.MemoryQuota;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.MemoryImage;
import org.jyodide.wasm.runtime.Traps;

/**
 * CPython with files in memory and nothing else: no bridge to Java, no input. Its output goes to
 * the standard error of the build. For one run.
 */
final class BareInterpreter {
  /** Where Python looks for its library, so what its modules' file names begin with. */
  static final String LIBRARY_PATH = "/lib/python314.zip";

  private static final MethodType NO_ARGUMENTS = MethodType.methodType(int.class);
  private static final int PERMISSIONS = 0444;

  private final VirtualFileSystem files =
      new VirtualFileSystem(MemoryFiles.create(), MountOptions.readWrite());

  private final CompiledModule mainModule;

  /** An interpreter with the given library, an archive that is not to be changed any more. */
  BareInterpreter(CompiledModule mainModule, byte[] library) {
    this.mainModule = mainModule;
    files.createDirectories("/tmp");
    files.createDirectories("/dev");
    files.createDirectories("/lib/python3.14/lib-dynload");
    addFile("/lib", "python314.zip", library);
  }

  VirtualFileSystem files() {
    return files;
  }

  /** Makes a file of the content, which is not to be changed any more. */
  void addFile(String directory, String name, byte[] content) {
    MemoryFiles.adopt(files.resolve(directory).directory(), name, PERMISSIONS, content);
  }

  /** Runs the {@code python} command with the given arguments and returns its exit status. */
  int run(List<String> arguments) {
    EmscriptenProcess process =
        EmscriptenProcess.create(
            EmscriptenProgram.of(new WithoutBridge(mainModule))
                .withProgramPath("/usr/bin/python3")
                .withArguments(arguments)
                // The order of a set of strings would get into the byte code.
                .withEnvironment(Map.of("PYTHONHASHSEED", "0")),
            files);
    try {
      StandardLibraries.addTo(process);
      openStreams(process);
      process.instantiate();
      process.runConstructors();
      OptionalInt early = process.runMain();
      return early.isPresent() ? early.getAsInt() : runArguments(process);
    } finally {
      process.close();
    }
  }

  /** What {@code main} leaves to its caller, once it has initialized Python. */
  private static int runArguments(EmscriptenProcess process) {
    MethodHandle run = process.exports().function("run_main", NO_ARGUMENTS);
    try {
      int status = (int) run.invokeExact();
      process.flushStreams();
      return status;
    } catch (ExitStatus exit) {
      return exit.status();
    } catch (Throwable t) {
      throw Traps.of(t);
    }
  }

  private void openStreams(EmscriptenProcess process) {
    DeviceFiles devices =
        DeviceFiles.create(
            files.devices(), new Random(0), MemoryQuota.standard(), InstantSource.system());
    devices.add(
        "console",
        DeviceFiles.HOST_MAJOR,
        1,
        new StreamDevice(
            ByteSource.EMPTY, ByteSink.to(System.err), Optional.empty(), files.waits()));
    files.mount("/dev", devices, MountOptions.readWrite());
    process.descriptors().add(files.open("/dev/null", OpenFlags.O_RDONLY), false);
    process.descriptors().add(files.open("/dev/console", OpenFlags.O_WRONLY), false);
    process.descriptors().add(files.open("/dev/console", OpenFlags.O_WRONLY), false);
  }

  /** The main module with functions that return zero or null for what only the bridge has. */
  private record WithoutBridge(CompiledModule code) implements CompiledModule {
    @Override
    public WasmModule module() {
      return code.module();
    }

    @Override
    public Instance instantiate(Imports imports, int memoryCapPages) {
      return code.instantiate(imports.or(WithoutBridge::stub), memoryCapPages);
    }

    @Override
    public Instance resume(
        Imports imports, int memoryCapPages, InstanceImage image, MemoryImage content) {
      return code.resume(imports.or(WithoutBridge::stub), memoryCapPages, image, content);
    }

    private static @Nullable Object stub(Import wanted) {
      return wanted.type() instanceof ExternType.Function function ? stub(function.type()) : null;
    }

    private static HostFunction stub(FunctionType type) {
      return new HostFunction(type, MethodHandles.empty(type.methodType()));
    }
  }
}
