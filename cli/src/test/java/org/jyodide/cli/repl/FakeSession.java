package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A session that takes a block for whole when a blank line ends it, and records what it runs. */
final class FakeSession implements Session {
  final List<String> ran = new ArrayList<>();
  final ScreenLine screen = new ScreenLine();
  private final OutputStream output = screen.watch(OutputStream.nullOutputStream());

  @Override
  public Status status(String source) {
    boolean block = source.lines().findFirst().orElse("").endsWith(":");
    boolean ended = source.substring(source.lastIndexOf('\n') + 1).isBlank();
    return block && !ended ? Status.INCOMPLETE : Status.COMPLETE;
  }

  @Override
  public OptionalInt run(String source) {
    ran.add(source);
    if (source.startsWith("print ")) {
      try {
        output.write(source.substring(6).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return source.startsWith("exit ")
        ? OptionalInt.of(Integer.parseInt(source.substring(5)))
        : OptionalInt.empty();
  }

  @Override
  public Completions complete(String line) {
    int start = StatementParser.wordStart(line, line.length());
    return line.substring(start).startsWith("pri")
        ? new Completions(start, List.of("print("))
        : new Completions(start, List.of());
  }

  @Override
  public String prompt(boolean continuation) {
    return continuation ? "100% " : ">>> ";
  }

  @Override
  public void interrupt() {
    ran.add("interrupt");
  }

  @Override
  public boolean isInterruptPending() {
    return false;
  }
}
