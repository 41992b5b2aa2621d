import org.jspecify.annotations.NullMarked;

/** The operating system that an Emscripten program expects. */
@NullMarked
module org.jyodide.emscripten {
  requires org.jyodide.vfs;
  requires org.jyodide.wasm;
  requires static org.jspecify;

  exports org.jyodide.emscripten to
      org.jyodide.python;
}
