package org.jyodide.emscripten;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.libc.StandardLibraries;
import org.jyodide.vfs.MountOptions;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.vfs.memory.MemoryFiles;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.Import;
import org.jyodide.wasm.ModuleCompiler;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Imports;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.InstanceImage;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.MemoryImage;
import org.jyodide.wasm.runtime.Traps;

/**
 * A program for tests: an allocator that never frees, a stack, and exports and imports as the test
 * says, all of it before {@link #start}. Its process has the standard libraries and an empty file
 * system in memory; a test calls the imports as the C library would, with paths and buffers in
 * linear memory().
 */
public final class FakeProgram {
  /** How the functions begin that only this program defines. */
  public static final String API_PREFIX = "api_";

  private static final int HEAP_START = 0x10000;
  private static final Map<String, CompiledModule> COMPILED = new ConcurrentHashMap<>();

  public final VirtualFileSystem files =
      new VirtualFileSystem(MemoryFiles.create(), MountOptions.readWrite());
  public final List<Integer> freed = new ArrayList<>();
  private final TestModule module = new TestModule();
  private final Map<String, HostFunction> exports = new HashMap<>();
  private final Map<Import, MethodHandle> handles = new HashMap<>();
  private @Nullable EmscriptenProcess process;
  private int heap = HEAP_START;

  /** A program with a memory of 8 pages that may grow to 64. */
  public FakeProgram() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType unary = MethodType.methodType(int.class, int.class);
    MethodType consumer = MethodType.methodType(void.class, int.class);
    MethodType binary = MethodType.methodType(int.class, int.class, int.class);
    MethodType supplier = MethodType.methodType(int.class);
    try {
      export("malloc", lookup.bind(this, "malloc", unary));
      export("free", lookup.bind(this, "free", consumer));
      export("emscripten_builtin_memalign", lookup.bind(this, "memalign", binary));
      export("_emscripten_stack_alloc", lookup.bind(this, "stackAlloc", unary));
      export("_emscripten_stack_restore", lookup.bind(this, "stackRestore", consumer));
      export("emscripten_stack_get_current", lookup.bind(this, "stackCurrent", supplier));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Adds an exported function, whose WebAssembly type is that of the handle. */
  public void export(String name, MethodHandle handle) {
    module.function(name, typeOf(handle.type()));
    exports.put(name, host(handle));
  }

  /** Adds an exported address. */
  public void exportAddress(String name, int address) {
    module.constant(name, address);
  }

  /** Adds an import; a global is exported as {@link TestModule#CELL} says. */
  public void require(Import wanted) {
    module.require(wanted);
  }

  /** Puts a function into the table and returns its pointer. */
  public int pointer(MethodHandle handle) {
    return process().functions().slot(process().instance().reference(host(handle)));
  }

  private static HostFunction host(MethodHandle handle) {
    return new HostFunction(typeOf(handle.type()), handle);
  }

  private static FunctionType typeOf(MethodType type) {
    List<ValueType> parameters = type.parameterList().stream().map(FakeProgram::valueType).toList();
    return new FunctionType(
        parameters,
        type.returnType() == void.class ? List.of() : List.of(valueType(type.returnType())));
  }

  private static ValueType valueType(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return ValueType.I32;
    }
    if (type == long.class || type == Long.class) {
      return ValueType.I64;
    }
    if (type == float.class || type == Float.class) {
      return ValueType.F32;
    }
    return type == double.class || type == Double.class ? ValueType.F64 : ValueType.EXTERNREF;
  }

  /** The program with standard settings. */
  public EmscriptenProgram program() {
    byte[] bytes = module.write();
    CompiledModule compiled =
        COMPILED.computeIfAbsent(
            HexFormat.of().formatHex(bytes),
            key -> ModuleCompiler.compile(ModuleDecoder.decode(bytes)));
    CompiledModule withExports =
        new CompiledModule() {
          @Override
          public WasmModule module() {
            return compiled.module();
          }

          @Override
          public Instance instantiate(Imports imports, int memoryCapPages) {
            return compiled.instantiate(own().or(imports), memoryCapPages);
          }

          @Override
          public Instance resume(
              Imports imports, int memoryCapPages, InstanceImage image, MemoryImage content) {
            return compiled.resume(own().or(imports), memoryCapPages, image, content);
          }

          private Imports own() {
            return wanted ->
                wanted.module().equals(TestModule.HOST) ? exports.get(wanted.name()) : null;
          }
        };
    return EmscriptenProgram.of(withExports).withApiPrefixes(List.of(API_PREFIX));
  }

  /** Starts a process of the program with standard settings. */
  public EmscriptenProcess start() {
    return start(program());
  }

  /** Starts a process with the standard libraries. */
  public EmscriptenProcess start(EmscriptenProgram program) {
    EmscriptenProcess made = EmscriptenProcess.create(program, files);
    process = made;
    StandardLibraries.addTo(made);
    made.instantiate();
    return made;
  }

  /** The process. */
  public EmscriptenProcess process() {
    if (process == null) {
      throw new IllegalStateException("start() comes first");
    }
    return process;
  }

  /** The memory(). */
  public Memory memory() {
    return process().memory();
  }

  /** Calls an import of module {@code env} that returns an i32. */
  public int call(String name, Object... arguments) {
    return (Integer) invoke("env", name, ValueType.I32, arguments);
  }

  /** Calls an import of WASI. */
  public int wasi(String name, Object... arguments) {
    return (Integer) invoke("wasi_snapshot_preview1", name, ValueType.I32, arguments);
  }

  /** Calls an import of module {@code env} that returns nothing. */
  public void run(String name, Object... arguments) {
    invoke(bound("env", name, List.of(), arguments), arguments);
  }

  /** Calls an import of module {@code env} that returns an i64. */
  public long callLong(String name, Object... arguments) {
    return (Long) invoke("env", name, ValueType.I64, arguments);
  }

  /** Calls an import of module {@code env} that returns an f64. */
  public double callDouble(String name, Object... arguments) {
    return (Double) invoke("env", name, ValueType.F64, arguments);
  }

  private Object invoke(String module, String name, ValueType result, Object... arguments) {
    Object value = invoke(bound(module, name, List.of(result), arguments), arguments);
    if (value == null) {
      throw new AssertionError(name + " returned nothing");
    }
    return value;
  }

  private static @Nullable Object invoke(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }

  private MethodHandle bound(
      String moduleName, String name, List<ValueType> results, Object... arguments) {
    List<ValueType> parameters = new ArrayList<>();
    for (Object argument : arguments) {
      parameters.add(valueType(argument.getClass()));
    }
    FunctionType type = new FunctionType(parameters, results);
    Import wanted = new Import(moduleName, name, new ExternType.Function(type));
    return handles.computeIfAbsent(wanted, this::handle);
  }

  private MethodHandle handle(Import wanted) {
    if (process().imports().find(wanted) instanceof HostFunction function) {
      return process().instance().reference(function).handle();
    }
    throw new AssertionError("not bound: " + wanted.name());
  }

  /** A new string in memory(). */
  public int string(String text) {
    byte[] bytes = CStrings.encode(text);
    int at = malloc(bytes.length);
    memory().write(at, bytes);
    return at;
  }

  /** A new buffer of zeros in memory, aligned to 16 bytes. */
  public int buffer(int size) {
    int at = malloc(size);
    memory().fill(at, 0, size);
    return at;
  }

  /** The string at an address. */
  public String read(int address) {
    return CStrings.read(memory(), address);
  }

  private int malloc(int size) {
    return memalign(16, size);
  }

  private int memalign(int alignment, int size) {
    int at = (heap + alignment - 1) & -alignment;
    if (at + size > memory().size()) {
      return 0;
    }
    heap = at + size;
    return at;
  }

  @SuppressWarnings("UnusedMethod") // Called through a handle.
  private void free(int address) {
    freed.add(address);
  }

  @SuppressWarnings("UnusedMethod") // Called through a handle.
  private int stackAlloc(int size) {
    stackRestore((stackCurrent() - size) & -16);
    return stackCurrent();
  }

  private void stackRestore(int pointer) {
    stackPointer().setI32(pointer);
  }

  private int stackCurrent() {
    return stackPointer().getI32();
  }

  private Global stackPointer() {
    return Objects.requireNonNull(process().instance().global("__stack_pointer"));
  }
}
