package org.jyodide.emscripten;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.dylink.DynamicLinker;
import org.jyodide.emscripten.dylink.FunctionSlots;
import org.jyodide.emscripten.dylink.GlobalOffsetTable;
import org.jyodide.emscripten.trace.SyscallTrace;
import org.jyodide.vfs.ErrnoException;
import org.jyodide.vfs.FileDescriptors;
import org.jyodide.vfs.VirtualFileSystem;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.runtime.Calls;
import org.jyodide.wasm.runtime.Global;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.Memory;
import org.jyodide.wasm.runtime.Table;
import org.jyodide.wasm.runtime.Traps;

/**
 * One running instance of a program, with its memory, files and exit status. Its life has stages,
 * one method each, in this order: libraries are {@linkplain #imports added}, {@link #instantiate},
 * {@link #runConstructors}, {@link #runMain}; {@link #exit} ends it.
 *
 * <p>All methods belong to one thread at a time, the program's, but for {@link #interrupts}, which
 * may be asked for from any.
 */
public final class EmscriptenProcess {
  private final EmscriptenProgram program;
  private final VirtualFileSystem files;
  private final FileDescriptors descriptors = new FileDescriptors();
  private final ImportBinder imports;
  private final GlobalOffsetTable globalOffsets = new GlobalOffsetTable();
  private final Interrupts interrupts;
  private final Lifetime lifetime = new Lifetime();
  private final List<Runnable> closers = new ArrayList<>();
  private final Imaging imaging = new Imaging(this);
  private final SteadyClock clock = new SteadyClock();

  private int failedWrites;
  private @Nullable Instance instance;
  private @Nullable Memory memory;
  private @Nullable FunctionSlots functions;
  private @Nullable ProgramExports exports;
  private @Nullable Global stackPointer;
  private @Nullable DynamicLinker linker;

  private EmscriptenProcess(EmscriptenProgram program, VirtualFileSystem files) {
    this.program = program;
    this.files = files;
    this.interrupts = new Interrupts(files.waits());
    this.imports =
        SyscallTrace.isOn()
            ? new ImportBinder(new SyscallAdapter(this)::adapt)
            : new ImportBinder();
  }

  /** A process that has its files, but no libraries and no instance yet. */
  public static EmscriptenProcess create(EmscriptenProgram program, VirtualFileSystem files) {
    return new EmscriptenProcess(program, files);
  }

  /** The program and its settings. */
  public EmscriptenProgram program() {
    return program;
  }

  /** The files that the process sees, and its working directory. */
  public VirtualFileSystem files() {
    return files;
  }

  /** The open files. Whoever makes the process opens 0, 1 and 2 for it. */
  public FileDescriptors descriptors() {
    return descriptors;
  }

  /** The host functions. Libraries are added before {@link #instantiate}. */
  public ImportBinder imports() {
    return imports;
  }

  /** What wakes and interrupts blocking calls. May be used from any thread. */
  public Interrupts interrupts() {
    return interrupts;
  }

  /** Whether the program goes on when its {@code main} returns, and how it ended. */
  public Lifetime lifetime() {
    return lifetime;
  }

  /** How many calls that write to a file have failed so far. */
  public int failedWrites() {
    return failedWrites;
  }

  /** Counts one of {@link #failedWrites}. */
  public void noteFailedWrite() {
    failedWrites++;
  }

  /** What the steady clock says, in nanoseconds; see {@link SteadyClock}. */
  public long steadyNanos() {
    return clock.nanos();
  }

  /** How long the process has lived, in nanoseconds; that of the image it comes from included. */
  public long ageNanos() {
    return clock.age();
  }

  /** Has something done when the process ends, the last added first. */
  public void onClose(Runnable closer) {
    closers.add(closer);
  }

  /**
   * Links and instantiates the module and fills the global offset table. The program has not run
   * then: files may still be put in place, but arguments and environment are settled.
   *
   * @throws LinkException if an import is not bound, or to another type
   */
  public void instantiate() {
    if (instance != null) {
      throw new IllegalStateException("the process has an instance already");
    }
    Instance made =
        program.module().instantiate(imports.or(globalOffsets), program.memoryCapPages());
    adopt(made);
    Table table = made.table("__indirect_function_table");
    functions = table == null ? null : new FunctionSlots(table);
    if (table == null) {
      globalOffsets.resolve(name -> OptionalInt.empty());
    } else {
      DynamicLinker ofProcess = new DynamicLinker(new ProcessLinkTarget(this), globalOffsets);
      ofProcess.resolveMain(MissingFunctions::isMissing);
      linker = ofProcess;
    }
  }

  private void adopt(Instance made) {
    instance = made;
    memory = made.memory("memory");
    stackPointer = made.global("__stack_pointer");
    exports = new ProgramExports(made);
  }

  /**
   * Instead of {@link #instantiate}, constructors and {@code main}: makes the process what another
   * one was when the image was taken. Files are put in place by whoever calls.
   *
   * @throws LinkException if an import is not bound, or to another type
   * @throws Trap if the memory of the image is larger than the program may have
   */
  public void resume(ProcessImage image) {
    if (instance != null) {
      throw new IllegalStateException("the process has an instance already");
    }
    Instance made =
        program
            .module()
            .resume(
                imports.or(globalOffsets), program.memoryCapPages(), image.main(), image.memory());
    adopt(made);
    functions =
        new FunctionSlots(present(made.table("__indirect_function_table"), "a function table"));
    ProcessLinkTarget target = new ProcessLinkTarget(this);
    DynamicLinker ofProcess = new DynamicLinker(target, globalOffsets);
    linker = ofProcess;
    ofProcess.resume(image.linker());
    image.table().applyTo(target, ofProcess);
    imaging.resume(image);
    for (int i = 0; i < image.keepAlive(); i++) {
      lifetime.push();
    }
    clock.startAfter(image.clockNanos(), image.ageNanos());
    files.setCreationMask(image.creationMask());
  }

  /** What goes into an image of the process, and comes out of one. */
  public Imaging imaging() {
    return imaging;
  }

  /** Runs the static constructors of the program. */
  public void runConstructors() {
    run("__wasm_call_ctors");
  }

  /**
   * Runs {@code main} with the program's path and arguments, and then {@code exit} unless the
   * program asked to be kept alive.
   *
   * @return the status, if the program has ended
   */
  public OptionalInt runMain() {
    ProgramExports e = exports();
    Calls.Int2 main =
        e.find("__main_argc_argv", Calls.Int2.class)
            .orElseGet(() -> e.function("main", Calls.Int2.class));
    List<String> arguments = new ArrayList<>();
    arguments.add(program.programPath());
    arguments.addAll(program.arguments());
    int argv = e.stackAlloc(4 * (arguments.size() + 1));
    for (int i = 0; i < arguments.size(); i++) {
      memory().storeI32(argv + 4 * i, e.stackString(memory(), arguments.get(i)));
    }
    memory().storeI32(argv + 4 * arguments.size(), 0);
    try {
      int result = main.call(arguments.size(), argv);
      if (!lifetime.isKeptAlive()) {
        throw exit(result);
      }
    } catch (ExitStatus exit) {
      lifetime.setStatus(exit.status());
    } catch (Throwable t) {
      throw Traps.of(t);
    }
    return lifetime.hasExited() ? OptionalInt.of(lifetime.status()) : OptionalInt.empty();
  }

  /**
   * What {@code exit} in C does: unless the program is kept alive, runs the functions registered
   * with {@code atexit}, writes out buffered streams and closes all files.
   *
   * @return what is to be thrown then, to unwind the program
   */
  public ExitStatus exit(int status) {
    if (!lifetime.isKeptAlive() && lifetime.beginExit()) {
      runExitFunctions();
      close();
    }
    return quit(status);
  }

  /**
   * Runs the functions registered with {@code atexit}, destructors of static objects among them,
   * and writes out what C's streams hold back. For a program that ends without {@code exit}.
   */
  public void runExitFunctions() {
    runIfExported("__funcs_on_exit");
    flushStreams();
  }

  /**
   * What {@code _exit} does: ends the program without further ado, unless it is kept alive.
   *
   * @return what is to be thrown then, to unwind the program
   */
  public ExitStatus quit(int status) {
    lifetime.setStatus(status);
    if (!lifetime.isKeptAlive()) {
      lifetime.markExited();
    }
    return new ExitStatus(status);
  }

  /** Closes all files and ends what runs on behalf of the process. May be called again. */
  public void close() {
    for (int i = closers.size() - 1; i >= 0; i--) {
      closers.remove(i).run();
    }
    descriptors.closeAll();
  }

  /** Writes out what C's streams hold back. */
  public void flushStreams() {
    exports()
        .find("fflush", Calls.Int1.class)
        .ifPresent(
            flush -> {
              try {
                int ignored = flush.call(0);
              } catch (Throwable t) {
                throw Traps.of(t);
              }
            });
  }

  /**
   * Writes a line to an open file, for messages of the C library: 1 for output, 2 for errors. A
   * file that is not open or cannot take it loses the line.
   */
  public void printLine(int descriptor, String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      for (int written = 0; written < bytes.length; ) {
        written += descriptors.get(descriptor).write(bytes, written, bytes.length - written);
      }
    } catch (ErrnoException e) {
      // There is no better place to say it.
    }
  }

  /** The instance. */
  public Instance instance() {
    return present(instance, "an instance");
  }

  /** The linear memory. */
  public Memory memory() {
    return present(memory, "a memory");
  }

  /** The exports that the host calls. */
  public ProgramExports exports() {
    return present(exports, "an instance");
  }

  /** The functions that have, or may get, a pointer. */
  public FunctionSlots functions() {
    return present(functions, "a function table");
  }

  /** What loads side modules into the process. */
  public DynamicLinker linker() {
    return present(linker, "a function table");
  }

  /** Calls an exported function without parameters and results. */
  public void run(String name) {
    call(exports().function(name, Calls.Void0.class));
  }

  /** Calls an exported function without parameters and results if there is one. */
  public void runIfExported(String name) {
    exports().find(name, Calls.Void0.class).ifPresent(EmscriptenProcess::call);
  }

  /**
   * Calls into the program and puts the stack pointer back if it unwinds, by an exception or a
   * trap: frames of C that were unwound have not done so.
   */
  public <T extends @Nullable Object> T enter(Supplier<T> call) {
    Global pointer = present(stackPointer, "an exported __stack_pointer");
    int saved = pointer.getI32();
    boolean returned = false;
    try {
      T result = call.get();
      returned = true;
      return result;
    } finally {
      if (!returned) {
        pointer.setI32(saved);
      }
    }
  }

  private static void call(Calls.Void0 function) {
    try {
      function.call();
    } catch (Throwable t) {
      throw Traps.of(t);
    }
  }

  private static <T> T present(@Nullable T value, String what) {
    if (value == null) {
      throw new IllegalStateException(
          "the process has not got "
              + what
              + ": instantiate() comes first, and the module exports it");
    }
    return value;
  }
}
