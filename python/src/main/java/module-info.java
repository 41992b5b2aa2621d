/** Python in the JVM: the public API, and under it boot, bridge, threads and standard streams. */
@org.jspecify.annotations.NullMarked
module org.jyodide.python {
  requires static org.jspecify;
  requires java.net.http;
  requires org.jyodide.emscripten;
  requires org.jyodide.vfs;
  requires org.jyodide.wasm;

  exports org.jyodide;
  exports org.jyodide.internal.ahead to
      org.jyodide.packages;
  exports org.jyodide.internal.host to
      org.jyodide.benchmarks,
      org.jyodide.cli,
      org.jyodide.jupyter,
      org.jyodide.packages,
      org.jyodide.workers;
  exports org.jyodide.internal.net to
      org.jyodide.packages;

  uses org.jyodide.wasm.CompiledModule;
}
