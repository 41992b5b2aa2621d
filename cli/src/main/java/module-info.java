import org.jspecify.annotations.NullMarked;

/** The jyodide command. */
@NullMarked
module org.jyodide.cli {
  requires info.picocli;
  requires org.jline.reader;
  requires org.jline.terminal;
  requires org.jyodide.python;
  requires static org.jspecify;

  opens org.jyodide.cli to
      info.picocli;
}
