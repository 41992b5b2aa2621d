package org.jyodide.internal.bridge;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.jyodide.InterpreterOptions;
import org.jyodide.internal.boot.Distribution;
import org.jyodide.internal.boot.Origin;
import org.jyodide.internal.boot.PythonProcess;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.internal.capi.NoPyObjects;
import org.jyodide.internal.thread.InterpreterThread;

/**
 * One Python for all tests of the bridge: starting one takes seconds. Each test gets a namespace of
 * its own, and fails if it leaves proxies or references behind.
 */
final class SharedBridge {
  private static final InterpreterThread THREAD =
      new InterpreterThread("bridge-tests", 512L << 20, () -> new IllegalStateException("ended"));
  private static volatile @Nullable PythonProcess process;

  /** Work on the interpreter's thread. */
  @FunctionalInterface
  interface Work {
    void run(SharedBridge python) throws Exception;
  }

  private final Bridge bridge;
  private final PyProxy namespace;
  private final PyProxy evalCode;

  private SharedBridge(Bridge bridge, PyProxy namespace, PyProxy evalCode) {
    this.bridge = bridge;
    this.namespace = namespace;
    this.evalCode = evalCode;
  }

  /** Called on the interpreter's thread. */
  private static PythonProcess process() {
    PythonProcess running = process;
    if (running == null) {
      running = boot();
      process = running;
    }
    return running;
  }

  private static PythonProcess boot() {
    PythonProcess booted =
        PythonProcess.boot(
            Origin.of(Distribution.find(), InterpreterOptions.defaults()),
            THREAD,
            new NoPyObjects());
    THREAD.setIdleWork(booted.eventLoop());
    booted.bridge().importModule("_pyodide_core").destroy();
    booted.bridge().importModule("pyodide").destroy();
    return booted;
  }

  /** Interrupts what runs. */
  static void interrupt() {
    PythonProcess running = process;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Runs a test. */
  static void test(Work work) {
    THREAD.call(
        () -> {
          unchecked(() -> checkLeaks(work));
          return true;
        });
  }

  private static boolean checkLeaks(Work work) throws Exception {
    Bridge bridge = process().bridge();
    // The first use of some features makes what then stays.
    run(bridge, work);
    Counts before = Counts.of(bridge);
    run(bridge, work);
    Counts after = Counts.of(bridge);
    // What Java has not collected yet still holds on to Python: exceptions above all.
    for (int i = 0; i < 50 && after.exceeds(before); i++) {
      System.gc();
      Thread.sleep(20);
      after = Counts.of(bridge);
    }
    if (after.exceeds(before)) {
      throw new AssertionError("held before the test " + before + ", after it " + after);
    }
    return true;
  }

  /** What the two sides hold of each other. */
  private record Counts(int hostValues, int proxies, int pythonObjects, int internalErrors) {
    static Counts of(Bridge bridge) {
      settle(bridge);
      return new Counts(
          bridge.glue().hiwireNumRefs(),
          bridge.proxies().live(),
          bridge.references().live(),
          bridge.internalErrors());
    }

    boolean exceeds(Counts other) {
      return hostValues > other.hostValues
          || proxies > other.proxies
          || pythonObjects > other.pythonObjects
          || internalErrors > other.internalErrors;
    }
  }

  private static void run(Bridge bridge, Work work) throws Exception {
    PyProxy code = bridge.importModule("_pyodide._base");
    PyProxy evalCode = attribute(code, "eval_code").copy();
    code.destroy();
    PyProxy namespace = (PyProxy) HostValues.object(evalCode.callPython("{'__name__': 'test'}"));
    try {
      work.run(new SharedBridge(bridge, namespace, evalCode));
    } finally {
      HostValues.invoke(namespace, "$clear");
      namespace.destroy();
      evalCode.destroy();
    }
  }

  private static PyProxy attribute(PyProxy object, String name) {
    return (PyProxy) HostValues.object(object.getAttr(name));
  }

  /** Lets go of everything that nothing uses any more. */
  private static void settle(Bridge bridge) {
    bridge.loop().runDue();
    bridge.glue().clearMethodCallSingleton();
    PyProxy gc = bridge.importModule("gc");
    HostValues.invoke(gc, "collect");
    HostValues.invoke(gc, "collect");
    gc.destroy();
    PyProxy sys = bridge.importModule("sys");
    sys.setAttr("last_exc", Undefined.UNDEFINED);
    sys.destroy();
    bridge.releaseUnreachable();
  }

  private static <T> T unchecked(Callable<T> work) {
    try {
      return work.call();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  Bridge bridge() {
    return bridge;
  }

  /** Sets a variable. */
  void set(String name, @Nullable Object value) {
    namespace.setItem(name, value);
  }

  /** Runs code; the value of its last expression. */
  @Nullable Object run(String code) {
    return evalCode.callKeywords(HostArray.of(code), new PlainObject().with("globals", namespace));
  }

  /** Runs code that gives an object. */
  HostObject object(String code) {
    return HostValues.object(run(code));
  }

  /** Runs code that gives a Python object. */
  PyProxy proxy(String code) {
    return (PyProxy) object(code);
  }

  /** Runs code and shows the value of its last expression. */
  String text(String code) {
    return HostValues.display(run(code));
  }
}
