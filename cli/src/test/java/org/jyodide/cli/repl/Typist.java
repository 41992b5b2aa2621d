package org.jyodide.cli.repl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jyodide.StandardStream;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Invocation;
import org.jyodide.cli.Invocations;

/** Someone who types at a terminal and looks at its screen. */
final class Typist implements AutoCloseable {
  private static final String PROMPT = ">>> ";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Path directory;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private final Terminal terminal;
  private final ExecutorService computer = Executors.newSingleThreadExecutor();
  private Future<Integer> session = computer.submit(() -> -1);
  private int looked;

  Typist(Path directory) throws IOException {
    this.directory = directory;
    terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(new PipedInputStream(keyboard, 1 << 16), screen)
            .encoding(StandardCharsets.UTF_8)
            .type("xterm")
            .build();
  }

  /** Starts a session and waits for its prompt. */
  void start(String... arguments) throws Exception {
    HostProcess process =
        new HostProcess(
            directory,
            directory,
            Map.of("XDG_STATE_HOME", directory.resolve("state").toString(), "NO_COLOR", "1"),
            InputStream.nullInputStream(),
            screen,
            screen,
            EnumSet.allOf(StandardStream.class));
    Invocation invocation = Invocations.parse(List.of(arguments));
    session = computer.submit(() -> new ReplCommand(process, invocation).run(terminal));
    awaitPrompt();
  }

  void press(String keys) throws IOException {
    looked = screen().length();
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** Types a line and waits for the next prompt, or for the end. */
  void type(String line) throws Exception {
    press(line + "\r");
    awaitPrompt();
  }

  /** Waits for a prompt that was not there when a key was last pressed. */
  void awaitPrompt() throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!session.isDone() && !promptIsLast()) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("no prompt on the screen:\n" + screen());
      }
      Thread.sleep(10);
    }
  }

  private boolean promptIsLast() {
    String text = screen();
    String seen = text.substring(Math.min(looked, text.length()));
    int line = seen.lastIndexOf('\n');
    return (looked == 0 || line >= 0) && seen.substring(line + 1).contains(PROMPT);
  }

  int exitCode() throws InterruptedException, ExecutionException, TimeoutException {
    return session.get(30, TimeUnit.SECONDS);
  }

  /** What was written, without escape sequences and carriage returns. */
  String screen() {
    return screen
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\u001b(\\[[0-?]*[ -/]*[@-~]|[=>]|\\][^\u0007]*\u0007)", "")
        .replace("\r", "");
  }

  @Override
  public void close() throws IOException {
    terminal.close();
    computer.shutdownNow();
  }
}
