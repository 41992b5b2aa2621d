package org.jyodide;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.internal.boot.MemoryLimitException;
import org.jyodide.internal.boot.Origin;
import org.jyodide.internal.boot.PythonProcess;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.capi.ProgramEndedException;
import org.jyodide.internal.capi.PyObjects;
import org.jyodide.internal.capi.PythonRaisedException;
import org.jyodide.internal.host.Interruptible;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.thread.IdleWork;
import org.jyodide.internal.thread.InterpreterThread;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/**
 * The one state behind an {@link Interpreter} and all its {@link PyObject}s: the thread, the
 * process on it, and whether they still live.
 */
final class InterpreterState implements PyObjects {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final InterpreterThread thread;
  private @Nullable PythonProcess process;
  private @Nullable CApi api;
  private volatile @Nullable InterpreterDeadException dead;
  private final PythonFutures futures = new PythonFutures(this);
  private final @Nullable Leaks leaks;
  private volatile Interruptible interruptible = Interruptible.NOTHING;
  private final Origin origin;
  private int depth;
  private boolean closeRequested;

  /** Starts the thread and, on it, Python. */
  InterpreterState(Origin origin) {
    this.origin = origin;
    String name = "python-" + COUNT.incrementAndGet();
    leaks = Leaks.create(name);
    thread = new InterpreterThread(name, origin.options().stackBytes(), this::deadException);
    try {
      thread.call(this::boot);
    } catch (Throwable e) {
      thread.stop();
      thread.join();
      throw e;
    }
  }

  private boolean boot() {
    PythonProcess booted;
    try {
      booted = PythonProcess.boot(origin, thread, this);
    } catch (ProgramEndedException e) {
      throw InterpreterDeath.of(e);
    } catch (MemoryLimitException e) {
      throw new LimitExceededException(e.getMessage());
    }
    process = booted;
    api = booted.api();
    interruptible = booted;
    thread.setProgram(booted.threads());
    thread.setIdleWork(() -> idle(booted));
    return true;
  }

  private long idle(PythonProcess booted) {
    try {
      long nanos = runDue(booted);
      shutDownIfRequested();
      return nanos;
    } catch (ProgramEndedException e) {
      die(e);
    } catch (RuntimeException | Error e) {
      die(new ProgramEndedException("the event loop", e));
    }
    return IdleWork.NEVER;
  }

  private long runDue(PythonProcess booted) {
    depth++;
    try {
      return booted.eventLoop().runDue();
    } finally {
      depth--;
    }
  }

  /** What it was made of. */
  Origin origin() {
    return origin;
  }

  /**
   * An image of Python.
   *
   * @throws SnapshotException if something runs, or there is what no image can keep
   */
  PythonImage image() {
    requireAlive();
    return thread.callLast(
        () -> {
          live();
          if (depth > 0 || closeRequested) {
            throw new SnapshotException(List.of("the call that asks for the snapshot"));
          }
          depth++;
          try {
            PythonProcess running = process();
            running.eventLoop().runDue();
            List<String> obstacles = SnapshotObstacles.of(running, thread);
            if (!obstacles.isEmpty()) {
              throw new SnapshotException(obstacles);
            }
            return running.image();
          } catch (ProgramEndedException e) {
            throw die(e);
          } finally {
            depth--;
          }
        });
  }

  /** Ends it without having Python do anything more, as if its process were killed. */
  void abandon(InterpreterDeadException reason) {
    if (thread.isCurrent()) {
      throw new IllegalStateException(
          "an interpreter cannot be reset by code that it runs itself; do it from another thread");
    }
    if (dead == null) {
      try {
        thread.callLast(
            () -> {
              free(reason);
              return true;
            });
      } catch (InterpreterDeadException alreadyEnded) {
        // There is nothing left to end.
      }
    }
    thread.join();
  }

  /** Runs the {@code python} command, then ends as {@link #close} does; gives the exit code. */
  int runMain() {
    try {
      return thread.call(this::enteredMain);
    } finally {
      thread.join();
    }
  }

  private int enteredMain() {
    live();
    depth++;
    try {
      int code = process().runMain();
      free(closedException());
      return code;
    } catch (ProgramEndedException e) {
      InterpreterDeadException death = die(e);
      if (death.getCause() instanceof ExitStatus exit) {
        return exit.status();
      }
      throw death;
    } finally {
      depth--;
    }
  }

  @Override
  public int addressOf(PyObject object) {
    return object.addressIn(this);
  }

  @Override
  public boolean isNested() {
    return depth > 1;
  }

  /** Does work on the interpreter's thread and turns what goes wrong into the public exceptions. */
  @Override
  public <T extends @Nullable Object> T enter(Function<CApi, T> work) {
    requireAlive();
    try {
      return thread.call(fromHere(() -> entered(work)));
    } catch (PythonException e) {
      StackTraces.complete(e);
      throw e;
    }
  }

  /** Runs a block on the interpreter's thread; what it throws comes out as it is. */
  <T extends @Nullable Object> T run(Supplier<T> block) {
    requireAlive();
    try {
      return thread.call(fromHere(() -> enteredBlock(block)));
    } catch (PythonException e) {
      StackTraces.addCaller(e);
      throw e;
    }
  }

  /** The thread of a dead interpreter may still be in Java code that does not return. */
  private void requireAlive() {
    if (dead != null) {
      throw deadException();
    }
  }

  /** The same work, which knows its caller if leaks are recorded and it runs on another thread. */
  private <T extends @Nullable Object> Supplier<T> fromHere(Supplier<T> work) {
    return leaks == null || thread.isCurrent() ? work : leaks.fromHere(work);
  }

  /** Records a new reference, if leaks are recorded. */
  Leaks.@Nullable Entry record(int address) {
    CApi live = api;
    return leaks == null || live == null ? null : leaks.made(live.types().name(address));
  }

  /** Records a new buffer, if leaks are recorded. */
  Leaks.@Nullable Entry recordBuffer(int bytes) {
    return leaks == null ? null : leaks.madeBuffer(bytes);
  }

  /** The record of references, where there is one. */
  Leaks recorded() {
    return Objects.requireNonNull(leaks);
  }

  private <T extends @Nullable Object> T enteredBlock(Supplier<T> block) {
    live();
    depth++;
    try {
      return lent(block);
    } finally {
      leave();
    }
  }

  /** Runs Java code that may wait for other threads, whose calls are then served. */
  private <T extends @Nullable Object> T lent(Supplier<T> block) {
    thread.lend();
    try {
      return block.get();
    } finally {
      thread.takeBack();
    }
  }

  private <T extends @Nullable Object> T entered(Function<CApi, T> work) {
    CApi live = live();
    depth++;
    try {
      return RaisedExceptions.translated(live, work);
    } catch (NotConvertibleException e) {
      throw new ConversionException(e.getMessage());
    } catch (ProgramEndedException e) {
      throw die(e);
    } catch (StackOverflowError e) {
      // It may have cut short the release of references: better dead than wrong.
      throw die(new ProgramEndedException("a conversion", new Trap(TrapKind.STACK_EXHAUSTED, e)));
    } finally {
      leave();
    }
  }

  /** Ends what {@code depth++} began; does what had to wait until Python was not running. */
  private void leave() {
    depth--;
    shutDownIfRequested();
  }

  private void shutDownIfRequested() {
    if (depth == 0 && closeRequested) {
      shutDown(closedException());
    }
  }

  /**
   * Leaves work for the interpreter's thread. Called by any thread.
   *
   * @param failed gets what the work throws
   */
  void post(Function<CApi, Boolean> work, Consumer<? super Throwable> failed) {
    thread.post(
        () -> {
          try {
            entered(work);
          } catch (RuntimeException | Error e) {
            failed.accept(e);
          }
        });
  }

  /** The futures of its tasks. */
  PythonFutures futures() {
    return futures;
  }

  /**
   * If the caller is the interpreter's thread, runs the event loop until the future is done or the
   * time is up; otherwise does nothing.
   */
  void runLoopUntilDone(CompletableFuture<?> future, long nanos) {
    if (!thread.isCurrent() || dead != null) {
      return;
    }
    enter(
        api -> {
          boolean[] late = {false};
          if (nanos != Long.MAX_VALUE) {
            process().startTimer(() -> late[0] = true, nanos / 1e6);
          }
          // Another thread may be the one that ends it.
          var unused = future.whenComplete((value, thrown) -> thread.post(() -> {}));
          process().runLoopUntil(() -> late[0] || future.isDone());
          return true;
        });
  }

  private CApi live() {
    CApi live = api;
    if (dead != null || live == null) {
      throw deadException();
    }
    if (depth > 0 && !process().holdsGil()) {
      throw new IllegalStateException(
          "Python cannot be called from inside one of its own waits, such as the read of a standard"
              + " stream; call it from another thread or after the wait");
    }
    return live;
  }

  /** The process. Called on the interpreter's thread. */
  PythonProcess process() {
    if (process == null) {
      throw deadException();
    }
    return process;
  }

  /** The Java exception for an exception object. */
  PythonException pythonException(CApi live, PyObject exception) {
    return RaisedExceptions.of(live, exception.addressIn(this), exception);
  }

  /** As {@link #pythonException}; but an exception of Java's is itself. */
  Throwable thrown(CApi live, PyObject exception) {
    return RaisedExceptions.taken(live, exception);
  }

  /** A {@code PyObject} that takes over a new reference. */
  @Override
  public PyObject own(int address) {
    return new PyObject(this, address);
  }

  @Override
  public Throwable throwable(int exception) {
    return RaisedExceptions.taken(Objects.requireNonNull(api), own(exception));
  }

  /** Gives up a reference, now or when the thread gets to it. */
  void release(int address) {
    giveBack(api -> api.python().decRef(address));
  }

  /** Gives something back to Python, now or when the thread gets to it. */
  void giveBack(Consumer<CApi> work) {
    if (dead != null) {
      return;
    }
    boolean[] done = {false};
    thread.tryNow(
        () -> {
          if (process().holdsGil()) {
            giveBackHere(work);
            done[0] = true;
          }
        });
    if (!done[0]) {
      thread.post(() -> giveBackHere(work));
    }
  }

  private void giveBackHere(Consumer<CApi> work) {
    CApi live = api;
    if (live != null && dead == null) {
      try {
        work.accept(live);
      } catch (ProgramEndedException e) {
        die(e);
      }
    }
  }

  void interrupt() {
    requireAlive();
    interruptible.interrupt();
    thread.interruptJava();
  }

  /** The program, to be interrupted while it is alive; afterwards nothing. */
  Interruptible interruptible() {
    return interruptible;
  }

  boolean isDead() {
    return dead != null;
  }

  /** Ends Python in good order, if it still lives, and the thread. */
  void close() {
    if (thread.isCurrent()) {
      // Python may be running below the caller, so its memory stays until it has returned.
      closeRequested = true;
      return;
    }
    if (dead == null) {
      try {
        thread.callLast(() -> shutDown(closedException()));
      } catch (InterpreterDeadException alreadyEnded) {
        // Somebody else was faster; the thread is about to end.
      }
    }
    thread.join();
  }

  static InterpreterDeadException closedException() {
    return new InterpreterDeadException("this interpreter was closed; make a new one");
  }

  private boolean shutDown(InterpreterDeadException closed) {
    if (dead != null) {
      return false;
    }
    depth++;
    try {
      cancelTasks();
      process().shutDown();
    } catch (ProgramEndedException e) {
      // It is gone either way.
    } finally {
      depth--;
      free(closed);
    }
    return true;
  }

  private void cancelTasks() {
    CApi live = api;
    if (live == null) {
      return;
    }
    try {
      futures.cancelAll(live, process());
    } catch (PythonRaisedException e) {
      // An interruption, or a task that breaks the loop: they end with the interpreter.
      live.python().decRef(e.exception());
    }
  }

  private InterpreterDeadException die(ProgramEndedException reason) {
    if (dead != null) {
      return deadException();
    }
    InterpreterDeadException death = InterpreterDeath.of(reason);
    free(death);
    return death;
  }

  private void free(InterpreterDeadException death) {
    if (dead == null) {
      dead = death;
    }
    interruptible = Interruptible.NOTHING;
    PythonProcess ended = process;
    if (ended != null) {
      ended.close();
    }
    process = null;
    api = null;
    thread.stop();
    futures.end(death);
    if (leaks != null) {
      leaks.end();
    }
  }

  InterpreterDeadException deadException() {
    InterpreterDeadException first = dead;
    if (first == null) {
      return new InterpreterDeadException("this interpreter has not started");
    }
    return InterpreterDeath.again(first);
  }
}
