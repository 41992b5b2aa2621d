package org.jyodide.differential;

import java.io.IOException;
import java.util.List;

/** A Python that runs generated programs. Not safe for use by several threads at once. */
interface Host extends AutoCloseable {
  /** What the report calls it, with its version. */
  String name();

  /**
   * For each program from {@code first} on a line: its seed, and checksums of it and its output.
   */
  List<String> batch(long first, int count) throws IOException;

  /**
   * A program and what it prints.
   *
   * @param program the seed of a program, or a string literal of Python: the source of one
   */
  Outcome run(String program) throws IOException;

  @Override
  void close();
}
