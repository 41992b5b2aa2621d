package org.jyodide.cli.repl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jyodide.StandardStream;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Invocation;
import org.jyodide.cli.Invocations;
import org.jyodide.cli.Screen;

/**
 * Someone who types at a terminal and looks at its screen. The terminal is no device: what is typed
 * has arrived when {@link #press} returns.
 */
final class Typist implements AutoCloseable {
  private final Path directory;
  private final Map<String, String> environment = new TreeMap<>();
  private final Screen screen = new Screen();
  private final LineDisciplineTerminal terminal;
  private FutureTask<Integer> session = new FutureTask<>(() -> -1);

  Typist(Path directory) throws IOException {
    this.directory = directory;
    environment.put("XDG_STATE_HOME", directory.resolve("state").toString());
    terminal =
        new LineDisciplineTerminal("typist", "xterm-256color", screen, StandardCharsets.UTF_8);
  }

  /** A typist whose session sees a variable. */
  Typist with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Screen screen() {
    return screen;
  }

  LineDisciplineTerminal terminal() {
    return terminal;
  }

  /** Starts a session and waits for its prompt. */
  void start(String... arguments) throws Exception {
    HostProcess process =
        new HostProcess(
            directory,
            directory,
            environment,
            InputStream.nullInputStream(),
            screen,
            screen,
            EnumSet.allOf(StandardStream.class));
    Invocation invocation = Invocations.parse(List.of(arguments));
    session =
        new FutureTask<>(
            () -> {
              try {
                return new ReplCommand(process, invocation).run(terminal);
              } finally {
                screen.end();
              }
            });
    Thread computer = new Thread(session, "session");
    computer.setDaemon(true);
    computer.start();
    screen.awaitPrompt();
  }

  void press(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  /** Types what is a whole statement, and waits for the next prompt. */
  void type(String statement) throws Exception {
    press(statement + "\r");
    screen.awaitPrompt();
  }

  /** Types the last statement of the session. */
  int typeLast(String statement) throws Exception {
    press(statement + "\r");
    return exitCode();
  }

  int exitCode() throws Exception {
    return session.get(120, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    session.cancel(true);
    terminal.close();
  }
}
