package org.jyodide.emscripten.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jyodide.emscripten.FakeProgram;
import org.jyodide.emscripten.Interrupts;
import org.jyodide.vfs.Errno;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;

/** Sleep, poll, pipes, and what wakes them. */
@Timeout(20)
class WaitingTest {
  private static final int POLLIN = 1;
  private static final int POLLOUT = 4;
  private static final int POLLHUP = 16;
  private static final int POLLNVAL = 32;

  /** Where the test has CPython's two words for signals. */
  private static final int WORDS = 0x100;

  private static final int ERRNO = 0x110;

  private final FakeProgram c = new FakeProgram();
  private final Timeouts timeouts = new Timeouts();
  private final AtomicInteger signal = new AtomicInteger();
  private final AtomicInteger delivered = new AtomicInteger();

  @BeforeEach
  void start() throws ReflectiveOperationException {
    c.export(
        "_emscripten_timeout",
        MethodHandles.lookup()
            .bind(timeouts, "run", MethodType.methodType(void.class, int.class, double.class)));
    c.export("__errno_location", MethodHandles.constant(int.class, ERRNO));
    c.exportAddress("Py_EMSCRIPTEN_SIGNAL_HANDLING", WORDS);
    c.exportAddress("_Py_emscripten_signal_clock", WORDS + 4);
    c.start();
    c.process()
        .interrupts()
        .add(
            new Interrupts.Source() {
              @Override
              public boolean isPending() {
                return signal.get() != 0;
              }

              @Override
              public void deliver() {
                delivered.set(signal.getAndSet(0));
              }
            });
  }

  private static long millis(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void after(long milliseconds, Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(milliseconds);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              action.run();
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void interrupt() {
    signal.set(2);
    c.process().interrupts().wakeUp();
  }

  private int[] pipe() {
    int fds = c.buffer(8);
    assertEquals(0, c.call("__syscall_pipe", fds));
    return new int[] {c.memory().loadI32(fds), c.memory().loadI32(fds + 4)};
  }

  private int transfer(String function, int fd, int buffer, int length) {
    int iovec = c.buffer(8);
    c.memory().storeI32(iovec, buffer);
    c.memory().storeI32(iovec + 4, length);
    int result = c.buffer(4);
    int error = c.wasi(function, fd, iovec, 1, result);
    return error == 0 ? c.memory().loadI32(result) : -error;
  }

  @Test
  void sleepTakesItsTime() {
    long time = millis(() -> c.run("emscripten_thread_sleep", 50.5));
    assertTrue(time >= 50 && time < 2_000, time + " ms");
    assertTrue(millis(() -> c.run("emscripten_thread_sleep", -1.0)) < 1_000);
    assertTrue(millis(() -> c.run("emscripten_thread_sleep", Double.NaN)) < 1_000);
  }

  @Test
  void aSignalEndsSleep() {
    after(50, this::interrupt);
    assertTrue(millis(() -> c.run("emscripten_thread_sleep", 1e18)) < 10_000);
    assertEquals(2, delivered.get());
  }

  private int timespec(long seconds, int nanos) {
    int at = c.buffer(16);
    c.memory().storeI64(at, seconds);
    c.memory().storeI32(at + 8, nanos);
    return at;
  }

  @Test
  void nanosleepTellsWhetherItWasInterrupted() {
    int request = timespec(0, 40_000_000);
    assertTrue(millis(() -> assertEquals(0, c.call("clock_nanosleep", 1, 0, request, 0))) >= 40);
    int now = c.buffer(8);
    c.wasi("clock_time_get", 1, 0L, now);
    long deadline = c.memory().loadI64(now) + 40_000_000;
    int absolute = timespec(deadline / 1_000_000_000, (int) (deadline % 1_000_000_000));
    assertEquals(0, c.call("clock_nanosleep", 1, 1, absolute, 0));
    c.wasi("clock_time_get", 1, 0L, now);
    assertTrue(c.memory().loadI64(now) >= deadline);
    assertEquals(0, c.call("clock_nanosleep", 0, 1, timespec(1000, 0), 0));
    after(40, this::interrupt);
    int left = timespec(0, 0);
    assertEquals(Errno.EINTR.number(), c.call("clock_nanosleep", 1, 0, timespec(1000, 0), left));
    assertTrue(c.memory().loadI64(left) >= 980 && c.memory().loadI64(left) < 1000);
    assertEquals(2, delivered.get());
    for (int bad : new int[] {timespec(-1, 0), timespec(0, -1), timespec(0, 1_000_000_000)}) {
      assertEquals(Errno.EINVAL.number(), c.call("clock_nanosleep", 1, 0, bad, 0));
    }
    assertEquals(Errno.EINVAL.number(), c.call("clock_nanosleep", 3, 0, request, 0));
    assertEquals(Errno.EFAULT.number(), c.call("clock_nanosleep", 1, 0, -4, 0));
  }

  @Test
  void aWakeUpForNothingDoesNotEndSleep() {
    c.process().interrupts().wakeUp();
    after(20, c.process().interrupts()::wakeUp);
    assertTrue(millis(() -> c.run("emscripten_thread_sleep", 80.0)) >= 80);
  }

  @Test
  void stopEndsEveryWait() {
    after(30, c.process().interrupts()::stop);
    Trap trap = assertThrows(Trap.class, () -> c.run("emscripten_thread_sleep", 1e18));
    assertEquals(TrapKind.INTERRUPTED, trap.kind());
    assertThrows(Trap.class, () -> c.run("emscripten_thread_sleep", 1.0));
  }

  @Test
  void pipesCarryBytesAndEnd() {
    int[] pipe = pipe();
    assertEquals(3, transfer("fd_write", pipe[1], c.string("abc"), 3));
    int buffer = c.buffer(8);
    assertEquals(3, transfer("fd_read", pipe[0], buffer, 8));
    assertEquals("abc", c.read(buffer));
    assertEquals(-Errno.EBADF.number(), transfer("fd_write", pipe[0], buffer, 1));
    assertEquals(-Errno.EBADF.number(), transfer("fd_read", pipe[1], buffer, 1));
    assertEquals(Errno.ESPIPE.number(), c.wasi("fd_seek", pipe[0], 0L, 0, buffer));
    c.wasi("fd_close", pipe[1]);
    assertEquals(0, transfer("fd_read", pipe[0], buffer, 8));
    int[] other = pipe();
    c.wasi("fd_close", other[0]);
    assertEquals(-Errno.EPIPE.number(), transfer("fd_write", other[1], buffer, 1));
  }

  @Test
  void aReadWaitsUntilItIsInterrupted() {
    int[] pipe = pipe();
    after(50, this::interrupt);
    assertEquals(-Errno.EINTR.number(), transfer("fd_read", pipe[0], c.buffer(8), 8));
    assertEquals(2, delivered.get());
  }

  @Test
  void aNonBlockingReadDoesNotWait() {
    int[] pipe = pipe();
    int one = c.buffer(4);
    int argument = c.buffer(4);
    c.memory().storeI32(one, 1);
    c.memory().storeI32(argument, one);
    final int fionbio = 0x5421;
    assertEquals(0, c.call("__syscall_ioctl", pipe[0], fionbio, argument));
    assertEquals(-Errno.EAGAIN.number(), transfer("fd_read", pipe[0], c.buffer(8), 8));
    c.memory().storeI32(one, 0);
    assertEquals(0, c.call("__syscall_ioctl", pipe[0], fionbio, argument));
    final int fionread = 0x541B;
    transfer("fd_write", pipe[1], c.string("abc"), 3);
    assertEquals(0, c.call("__syscall_ioctl", pipe[0], fionread, argument));
    assertEquals(3, c.memory().loadI32(one));
    final int tcgets = 0x5401;
    assertEquals(-Errno.ENOTTY.number(), c.call("__syscall_ioctl", pipe[0], tcgets, argument));
    assertEquals(-Errno.EINVAL.number(), c.call("__syscall_ioctl", pipe[0], 1234, argument));
  }

  private int pollfds(int... descriptorsAndEvents) {
    int array = c.buffer(4 * descriptorsAndEvents.length);
    for (int i = 0; i < descriptorsAndEvents.length; i += 2) {
      c.memory().storeI32(array + 4 * i, descriptorsAndEvents[i]);
      c.memory().storeI16(array + 4 * i + 4, descriptorsAndEvents[i + 1]);
    }
    return array;
  }

  private int returned(int array, int index) {
    return c.memory().loadU16(array + 8 * index + 6);
  }

  @Test
  void pollTellsWhatIsReady() {
    int[] pipe = pipe();
    int array = pollfds(pipe[0], POLLIN, pipe[1], POLLOUT, -1, POLLIN, 77, POLLIN);
    assertEquals(2, c.call("__syscall_poll", array, 4, -1));
    assertEquals(0, returned(array, 0));
    assertEquals(POLLOUT, returned(array, 1));
    assertEquals(0, returned(array, 2));
    assertEquals(POLLNVAL, returned(array, 3));
    transfer("fd_write", pipe[1], c.string("x"), 1);
    c.wasi("fd_close", pipe[1]);
    array = pollfds(pipe[0], POLLIN);
    assertEquals(1, c.call("__syscall_poll", array, 1, 0));
    assertEquals(POLLIN | POLLHUP, returned(array, 0));
    assertEquals(-Errno.EINVAL.number(), c.call("__syscall_poll", array, -1, 0));
    assertEquals(-Errno.EFAULT.number(), c.call("__syscall_poll", -8, 1, 0));
  }

  @Test
  void pollWaitsForItsTimeout() {
    int array = pollfds(pipe()[0], POLLIN);
    assertEquals(0, c.call("__syscall_poll", array, 1, 0));
    long time = millis(() -> assertEquals(0, c.call("__syscall_poll", array, 1, 60)));
    assertTrue(time >= 60 && time < 5_000, time + " ms");
    assertTrue(millis(() -> c.call("__syscall_poll", 0, 0, 30)) >= 30);
    after(40, this::interrupt);
    assertEquals(-Errno.EINTR.number(), c.call("__syscall_poll", array, 1, -1));
    assertEquals(Errno.EINTR.number(), c.memory().loadI32(ERRNO));
  }

  @Test
  void aTimerInterruptsSleepAndIsDeliveredOnThisThread() {
    assertEquals(0, c.call("_setitimer_js", 0, 30.0));
    assertTrue(millis(() -> c.run("emscripten_thread_sleep", 1e12)) < 10_000);
    assertEquals(1, timeouts.count.get());
    assertEquals(0, c.call("_setitimer_js", 1, 10.0));
    assertEquals(0, c.call("_setitimer_js", 1, 0.0));
    c.run("emscripten_thread_sleep", 40.0);
    assertEquals(1, timeouts.count.get());
    assertEquals(-Errno.EINVAL.number(), c.call("_setitimer_js", 3, 1.0));
    c.process().close();
  }

  /** Stands for the program's function. */
  static final class Timeouts {
    final AtomicInteger count = new AtomicInteger();
    private final Thread expected = Thread.currentThread();

    @SuppressWarnings("UnusedMethod") // Called through a handle.
    void run(int which, double now) {
      assertEquals(0, which);
      assertTrue(now > 0);
      assertEquals(expected, Thread.currentThread());
      count.incrementAndGet();
    }
  }

  @Test
  void aSafePointIsAskedForThroughTheProgramsWords() {
    c.memory().storeI32(WORDS + 4, 50);
    signal.set(15);
    c.process().interrupts().requestSafePoint();
    assertEquals(1, c.memory().loadI32(WORDS));
    assertEquals(0, c.memory().loadI32(WORDS + 4));
    assertEquals(0, c.call("_Py_CheckEmscriptenSignals_Helper"));
    assertEquals(15, delivered.get());
    assertEquals(0, c.memory().loadI32(WORDS));
    signal.set(16);
    assertEquals(1, c.call("emscripten_resize_heap", c.memory().size() + 1));
    assertEquals(1, c.memory().loadI32(WORDS));
  }

  @Test
  void signalsThatAreHeldComeWithTheLastRelease() {
    Interrupts interrupts = c.process().interrupts();
    interrupts.hold();
    interrupts.hold();
    signal.set(15);
    interrupts.requestSafePoint();
    assertEquals(0, c.call("_Py_CheckEmscriptenSignals_Helper"));
    assertFalse(interrupts.isPending());
    assertEquals(Interrupts.Outcome.TIMED_OUT, interrupts.sleep(1));
    interrupts.release();
    assertEquals(0, c.memory().loadI32(WORDS));
    assertEquals(0, delivered.get());
    interrupts.release();
    assertEquals(1, c.memory().loadI32(WORDS));
    assertEquals(0, c.call("_Py_CheckEmscriptenSignals_Helper"));
    assertEquals(15, delivered.get());
    interrupts.hold();
    interrupts.release();
    assertEquals(0, c.memory().loadI32(WORDS));
    interrupts.hold();
    interrupts.stop();
    assertThrows(Trap.class, () -> interrupts.sleep(1));
  }

  @Test
  void signalsArePostponedWhereTheProgramCannotBearThem() {
    Interrupts interrupts = c.process().interrupts();
    AtomicBoolean cannotBear = new AtomicBoolean(true);
    interrupts.postponeWhile(cannotBear::get);
    signal.set(15);
    interrupts.requestSafePoint();
    assertEquals(0, c.call("_Py_CheckEmscriptenSignals_Helper"));
    assertEquals(0, delivered.get());
    assertEquals(1, c.memory().loadI32(WORDS));
    cannotBear.set(false);
    assertEquals(0, c.call("_Py_CheckEmscriptenSignals_Helper"));
    assertEquals(15, delivered.get());
    assertEquals(0, c.memory().loadI32(WORDS));
    signal.set(16);
    cannotBear.set(true);
    assertEquals(Interrupts.Outcome.INTERRUPTED, interrupts.sleep(1));
    assertEquals(16, delivered.get());
  }
}
