import org.jspecify.annotations.NullMarked;

/** Virtual file system that knows nothing of Python or WebAssembly. */
@NullMarked
module org.jyodide.vfs {
  requires static org.jspecify;

  exports org.jyodide.vfs to
      org.jyodide.emscripten,
      org.jyodide.python;
  exports org.jyodide.vfs.archive to
      org.jyodide.emscripten,
      org.jyodide.python;
  exports org.jyodide.vfs.device to
      org.jyodide.emscripten,
      org.jyodide.python;
  exports org.jyodide.vfs.host to
      org.jyodide.emscripten,
      org.jyodide.python;
  exports org.jyodide.vfs.memory to
      org.jyodide.emscripten,
      org.jyodide.python;
  exports org.jyodide.vfs.process to
      org.jyodide.emscripten,
      org.jyodide.python;
}
