import org.jspecify.annotations.NullMarked;

/** CPython 3.14, compiled from Pyodide's WebAssembly binary, and its standard library. */
@NullMarked
module org.jyodide.cpython314 {
  requires org.jyodide.wasm;
  requires static org.jspecify;

  provides org.jyodide.wasm.CompiledModule with
      org.jyodide.cpython314.code.MainModule,
      org.jyodide.cpython314.interruptible.MainModule;
}
