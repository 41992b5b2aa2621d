import org.jspecify.annotations.NullMarked;

/** The jyodide command. */
@NullMarked
module org.jyodide.cli {
  requires info.picocli;
  // SIGINT, see InterruptSignal.
  requires jdk.unsupported;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires org.jyodide.packages;
  requires org.jyodide.python;
  requires org.jyodide.wasm;
  requires static org.jspecify;

  opens org.jyodide.cli.inspect to
      info.picocli;
  opens org.jyodide.cli.pip to
      info.picocli;
  opens org.jyodide.cli.snapshot to
      info.picocli;
}
