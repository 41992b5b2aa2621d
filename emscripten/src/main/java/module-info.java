import org.jspecify.annotations.NullMarked;

/** The operating system that an Emscripten program expects. */
@NullMarked
module org.jyodide.emscripten {
  // Parts of both are in the signatures of what is exported.
  requires transitive org.jyodide.vfs;
  requires transitive org.jyodide.wasm;
  requires static org.jspecify;

  exports org.jyodide.emscripten to
      org.jyodide.python;
  exports org.jyodide.emscripten.dylink to
      org.jyodide.python;
  exports org.jyodide.emscripten.libc to
      org.jyodide.python;
  exports org.jyodide.emscripten.trace to
      org.jyodide.python;
}
