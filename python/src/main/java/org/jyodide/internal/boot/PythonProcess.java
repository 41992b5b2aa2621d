package org.jyodide.internal.boot;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.PythonError;
import org.jyodide.internal.bridge.java.JavaRuntime;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CFunction;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.PyObjects;
import org.jyodide.internal.capi.PythonRaisedException;
import org.jyodide.internal.host.Interruptible;
import org.jyodide.internal.net.HttpFetcher;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.stdio.StandardStreams;
import org.jyodide.internal.thread.IdleWork;
import org.jyodide.internal.thread.InterpreterThread;
import org.jyodide.internal.thread.ProgramThreads;
import org.jyodide.internal.thread.Signals;

/**
 * One running CPython with its files, streams and event loop. Belongs to the interpreter's thread,
 * but for {@link #interrupt}.
 */
public final class PythonProcess implements Interruptible {
  /** The module that helps with tasks. */
  public static final String TASKS = "_jyodide_tasks";

  /** What a shell reports for a program that SIGINT killed, as Python lets it do. */
  private static final int KEYBOARD_INTERRUPT_CODE = 130;

  /** What Python gives if it cannot write its buffered output at the end. */
  private static final int UNWRITTEN_OUTPUT_CODE = 120;

  private final EmscriptenProcess process;
  private final CApi api;
  private final Bridge bridge;
  private final HttpFetcher fetcher;
  private final JavaRuntime java;
  private final CPython python;
  private final StandardStreams streams;
  private final Signals signals;
  private final IdleWork eventLoop;
  private final CFunction gilStateCheck;
  private final GuestThreads threads;
  private final Function<List<String>, PythonImage> imageMaker;
  private boolean tasksDefined;

  PythonProcess(
      EmscriptenProcess process,
      CApi api,
      Bridge bridge,
      HttpFetcher fetcher,
      JavaRuntime java,
      StandardStreams streams,
      Signals signals,
      IdleWork eventLoop,
      Function<List<String>, PythonImage> imageMaker) {
    this.process = process;
    this.api = api;
    this.bridge = bridge;
    this.fetcher = fetcher;
    this.java = java;
    python = api.python();
    this.streams = streams;
    this.signals = signals;
    this.eventLoop = eventLoop;
    this.imageMaker = imageMaker;
    threads = new GuestThreads(python);
    gilStateCheck = python.function("PyGILState_Check");
  }

  /**
   * Starts Python, or has it go on from an image.
   *
   * @param pyObjects as for {@link CApi}
   * @throws org.jyodide.internal.capi.ProgramEndedException if it ended during the start
   */
  public static PythonProcess boot(Origin origin, InterpreterThread thread, PyObjects pyObjects) {
    PythonProcess booted = new Bootstrap(origin, thread).run(pyObjects);
    booted.tasksDefined =
        origin.image().map(image -> image.modules().contains(TASKS)).orElse(false);
    return booted;
  }

  /** What there is now that no image could keep; empty if nothing. */
  public List<String> obstacles() {
    return process.imaging().obstacles();
  }

  /** Has Python free what it only holds in cycles. */
  public void collectGarbage() {
    bridge.releaseUnreachable();
    python.function("PyGC_Collect").call();
  }

  /**
   * An image of Python, in which nothing may run.
   *
   * @throws IllegalStateException if there are {@link #obstacles}
   */
  public PythonImage image() {
    // What is held back would be written by each Python that goes on from the image.
    python.decRef(api.code().callModuleFunction(Resumption.MODULE, "flush"));
    process.flushStreams();
    return imageMaker.apply(tasksDefined ? List.of(TASKS) : List.of());
  }

  /** The C API. */
  public CApi api() {
    return api;
  }

  /** The bridge between its objects and Java's. */
  public Bridge bridge() {
    return bridge;
  }

  /** Java objects as Python sees them. */
  public JavaRuntime java() {
    return java;
  }

  /** What is to be done while nobody calls. */
  public IdleWork eventLoop() {
    return eventLoop;
  }

  /**
   * A new reference to a Python callable that runs Java code, on the interpreter's thread, whatever
   * its arguments are.
   */
  public int newCallback(Runnable work) {
    requireTasks();
    return bridge
        .javaToPython()
        .convert(
            new FunctionObject(
                "callback",
                (self, arguments) -> {
                  work.run();
                  return Undefined.UNDEFINED;
                }));
  }

  /** Defines the module that helps with tasks, if that was not done. */
  public void requireTasks() {
    if (!tasksDefined) {
      api.code().define(TASKS, Bootstrap.resource("tasks.py"));
      tasksDefined = true;
    }
  }

  /** Whether there may be tasks of {@code asyncio}: a program has started its event loop. */
  public boolean hasTasks() {
    return bridge.isStarted();
  }

  /** Runs something once the running task of the event loop has returned. */
  public void afterTask(Runnable work) {
    bridge.loop().enqueue(work);
  }

  /** Runs something on the event loop after a time. */
  public void startTimer(Runnable work, double millis) {
    bridge.loop().startTimer(work, millis);
  }

  /**
   * Runs the event loop, inside the running call, until something in it or from another thread
   * makes the condition true.
   *
   * @throws PythonRaisedException if Python was interrupted
   */
  public void runLoopUntil(BooleanSupplier done) {
    try {
      bridge.suspension().runLoopUntil(done);
    } catch (PythonError e) {
      throw new PythonRaisedException(python.incRef(e.pointer()));
    }
  }

  /** What Python keeps apart for threads. */
  public ProgramThreads threads() {
    return threads;
  }

  /** Whether Python may be called: it is not inside a wait in which it has let go of its lock. */
  public boolean holdsGil() {
    return gilStateCheck.call() != 0;
  }

  @Override
  public void interrupt() {
    signals.send(Signals.SIGINT);
  }

  @Override
  public boolean isInterruptPending() {
    return signals.isPending();
  }

  /**
   * Runs what the arguments say, as the {@code python} command does, then ends Python in good
   * order.
   *
   * @return the exit code
   */
  public int runMain() {
    int code = python.function("run_main").call();
    if (code == 1 && endedByKeyboard()) {
      code = KEYBOARD_INTERRUPT_CODE;
    }
    return shutDown() || code != 0 ? code : UNWRITTEN_OUTPUT_CODE;
  }

  private boolean endedByKeyboard() {
    int name = python.copy("last_exc");
    try {
      int last = python.function("PySys_GetObject").call(name);
      int type = python.memory().loadI32(python.address("PyExc_KeyboardInterrupt"));
      return last != 0 && python.function("PyErr_GivenExceptionMatches").call(last, type) != 0;
    } finally {
      python.free(name);
    }
  }

  /**
   * Runs the functions of {@code atexit}, those of Python, then those of C, and writes out what the
   * standard streams hold back.
   *
   * @return whether all could be written
   */
  public boolean shutDown() {
    boolean written = new Finalization(process, python).run();
    process.runExitFunctions();
    return written;
  }

  /** Frees files and streams. The Java streams are flushed and stay open. */
  public void close() {
    threads.end();
    bridge.stages().close();
    fetcher.close();
    process.close();
    streams.release();
  }
}
