package org.jyodide.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the command inside this JVM, as a shell would in a directory. */
final class Shell {
  private final Path directory;
  private final Map<String, String> environment;
  private final Optional<OutputStream> stdout;

  Shell(Path directory, Map<String, String> environment) {
    this(directory, environment, Optional.empty());
  }

  private Shell(Path directory, Map<String, String> environment, Optional<OutputStream> stdout) {
    this.directory = directory;
    this.environment = environment;
    this.stdout = stdout;
  }

  /** A shell whose commands write there. */
  Shell withStdout(OutputStream stdout) {
    return new Shell(directory, environment, Optional.of(stdout));
  }

  /** What a run left behind. */
  record Outcome(int exitCode, byte[] stdout, String stderr) {
    String out() {
      return new String(stdout, StandardCharsets.UTF_8);
    }
  }

  Outcome run(String... arguments) {
    return run(new byte[0], arguments);
  }

  Outcome run(byte[] stdin, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    HostProcess process =
        new HostProcess(
            directory,
            directory,
            environment,
            new ByteArrayInputStream(stdin),
            stdout.orElse(out),
            err,
            Set.of());
    int exitCode = new Main(process).run(List.of(arguments));
    return new Outcome(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }
}
