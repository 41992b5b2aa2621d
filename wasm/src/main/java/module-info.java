import org.jspecify.annotations.NullMarked;

/** WebAssembly engine: decodes, validates and compiles modules to JVM bytecode. */
@NullMarked
module org.jyodide.wasm {
  requires org.objectweb.asm;
  requires static org.jspecify;

  exports org.jyodide.wasm to
      org.jyodide.cli,
      org.jyodide.cpython314,
      org.jyodide.emscripten,
      org.jyodide.python;
  exports org.jyodide.wasm.binary to
      org.jyodide.emscripten;
  exports org.jyodide.wasm.dump to
      org.jyodide.cli;
  exports org.jyodide.wasm.runtime to
      org.jyodide.cpython314,
      org.jyodide.emscripten,
      org.jyodide.python;
}
