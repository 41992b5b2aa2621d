package org.jyodide.internal.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.bridge.exports.Calls;
import org.jyodide.internal.bridge.exports.GlueExports;
import org.jyodide.internal.bridge.exports.ProxyExports;
import org.jyodide.internal.bridge.exports.PythonExports;
import org.jyodide.internal.bridge.imports.BridgeImports;

/**
 * The parts of the bridge of one interpreter. Its life: it is made, and its host functions are
 * {@linkplain #bind bound}, before the process has an instance; it is {@linkplain #attach attached}
 * after that; it makes the host's modules importable when {@code _pyodide_core} is imported.
 *
 * <p>All methods belong to the interpreter's thread.
 */
public final class Bridge {
  private static final String PYODIDE = "_pyodide";

  private final EmscriptenProcess process;
  private final EventLoop loop;
  private final Consumer<String> console;
  private final HostModules modules;
  private final HostNames names;
  private final Suspension suspension;
  private final Stages stages;
  private @Nullable Consumer<Throwable> death;
  private @Nullable Parts parts;
  private @Nullable PyProxy pyodideModule;
  private boolean debug;
  private int internalErrors;

  /** What exists once there are exports. */
  private record Parts(
      Calls calls,
      PythonExports python,
      ProxyExports proxyExports,
      GlueExports glue,
      Errors errors,
      References references,
      PyProxies proxies,
      JavaToPython javaToPython,
      BufferFormats formats,
      StandardErrorCapture standardError) {}

  /**
   * A bridge for a process that has no instance yet.
   *
   * @param posts work from other threads for the event loop
   * @param unhandledRejection gets what promises were rejected with that nobody looks at
   * @param console gets warnings of the glue, a line each
   * @param globals what the module {@code js} has
   */
  public Bridge(
      EmscriptenProcess process,
      Posts posts,
      Consumer<? super @Nullable Object> unhandledRejection,
      Consumer<String> console,
      HostGlobals globals) {
    this.process = process;
    this.loop = new EventLoop(process.interrupts(), posts, unhandledRejection);
    this.console = console;
    this.modules = new HostModules(this, globals);
    this.names = new HostNames(modules::modules);
    process.imaging().setReferenceNames(names);
    this.suspension = new Suspension(this);
    this.stages = new Stages(posts, loop);
  }

  /** Adds the host functions to those of the process. */
  public void bind() {
    new BridgeImports(this).bind(process.imports());
  }

  /**
   * Connects the bridge to the instance of the process, before its constructors run. The program's
   * functions are looked up when the first of them is called.
   *
   * @param deathListener told once when an exception has left the program in an unknown state;
   *     nothing may be called after that
   */
  public void attach(Consumer<Throwable> deathListener) {
    death = deathListener;
  }

  private Parts parts() {
    Parts existing = parts;
    return existing == null ? makeParts() : existing;
  }

  private Parts makeParts() {
    if (death == null) {
      throw new IllegalStateException(
          "the bridge was not attached: attach() comes before any call");
    }
    Calls calls = new Calls(process.exports(), death);
    PythonExports python = new PythonExports(calls);
    GlueExports glue = new GlueExports(calls);
    References references = new References(python);
    Parts made =
        new Parts(
            calls,
            python,
            new ProxyExports(calls),
            glue,
            new Errors(process, python, glue, references),
            references,
            new PyProxies(this, new References(python)),
            new JavaToPython(process, python, glue),
            new BufferFormats(process),
            new StandardErrorCapture(process));
    parts = made;
    return made;
  }

  /** The process. */
  public EmscriptenProcess process() {
    return process;
  }

  /** The event loop. */
  public EventLoop loop() {
    return loop;
  }

  /** How the program is called. */
  public Calls calls() {
    return parts().calls();
  }

  public PythonExports python() {
    return parts().python();
  }

  public ProxyExports proxyExports() {
    return parts().proxyExports();
  }

  public GlueExports glue() {
    return parts().glue();
  }

  public Errors errors() {
    return parts().errors();
  }

  public PyProxies proxies() {
    return parts().proxies();
  }

  public JavaToPython javaToPython() {
    return parts().javaToPython();
  }

  /** The format strings of buffers. */
  public BufferFormats formats() {
    return parts().formats();
  }

  /** What catches tracebacks. */
  public StandardErrorCapture standardError() {
    return parts().standardError();
  }

  public Suspension suspension() {
    return suspension;
  }

  /** Promises for Java's completion stages. */
  public Stages stages() {
    return stages;
  }

  /** References to Python objects that are not proxies. */
  References references() {
    return parts().references();
  }

  /** Gives back references that became garbage in Java. To be called when Python may be called. */
  public void releaseUnreachable() {
    if (parts == null) {
      return;
    }
    references().releaseUnreachable();
    proxies().releaseUnreachable();
  }

  /** Writes a line for developers. */
  public void warn(String line) {
    console.accept(line);
  }

  /** Remembers that something happened that should not: tests fail for it. */
  public void noteInternalError() {
    internalErrors++;
  }

  /** How often something happened that should not. */
  public int internalErrors() {
    return internalErrors;
  }

  /** Whether messages about destroyed proxies say what they were. */
  public boolean isDebug() {
    return debug;
  }

  /** Sets whether messages about destroyed proxies say what they were. */
  public void setDebug(boolean value) {
    debug = value;
  }

  /** Whether Python has imported {@code _pyodide_core}: only then there are tasks and proxies. */
  public boolean isStarted() {
    return pyodideModule != null;
  }

  /** What no image can keep of it. */
  public List<String> obstacles() {
    return loop.isEmpty() ? List.of() : List.of("what the event loop has to do: tasks or timers");
  }

  /**
   * The addresses of the Python objects that it holds, by the path in the modules of the host, and
   * of the module {@code _pyodide} under the name {@value #PYODIDE}. Empty if it is not started.
   */
  public Map<String, Integer> pythonObjects() {
    if (pyodideModule == null) {
      return Map.of();
    }
    Map<String, Integer> objects = new LinkedHashMap<>();
    objects.put(PYODIDE, pyodideModule.pointer());
    names.pythonObjects().forEach((path, proxy) -> objects.put(path, proxy.pointer()));
    return objects;
  }

  /** Takes over a Python whose objects another bridge has held. */
  public void resume(Map<String, Integer> pythonObjects) {
    pythonObjects.forEach(
        (path, address) -> {
          PyProxy proxy = proxies().create(address);
          if (path.equals(PYODIDE)) {
            pyodideModule = proxy;
          } else {
            names.put(path, proxy);
          }
        });
  }

  /** The Python module {@code _pyodide}. */
  public PyProxy pyodideModule() {
    if (pyodideModule == null) {
      throw new IllegalStateException("Python has not imported _pyodide_core yet");
    }
    return pyodideModule;
  }

  /** Called by the program at the end of the initialization of {@code _pyodide_core}. */
  public void setPyodideModule(PyProxy module) {
    pyodideModule = module;
    modules.install();
  }

  /**
   * Imports a module of Python. The proxy is to be destroyed by the caller.
   *
   * @param name without dots, or of a module that is imported already
   */
  public PyProxy importModule(String name) {
    errors().requireGil();
    int text = process.exports().newString(process.memory(), name);
    try {
      int module = errors().pointer(python().importModule(text));
      PyProxy proxy = proxies().create(module);
      python().decRef(module);
      return proxy;
    } finally {
      process.exports().free(text);
    }
  }
}
