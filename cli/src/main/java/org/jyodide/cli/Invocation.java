package org.jyodide.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jyodide.StandardStream;

/**
 * What the arguments of the command ask for.
 *
 * @param action what to do
 * @param program what Python shall run
 * @param interactive whether {@code -i} was given
 * @param quiet whether {@code -q} was given
 * @param access what of the host is opened
 * @param with requirements of packages that the program is given ({@code --with})
 * @param declares whether packages that a script declares itself are wanted ({@code run})
 * @param snapshot the file of a snapshot to go on from
 * @param pythonArguments the arguments without those that only this command knows: Python reads
 *     them again
 */
public record Invocation(
    Action action,
    Program program,
    boolean interactive,
    boolean quiet,
    AccessFlags access,
    List<String> with,
    boolean declares,
    Optional<String> snapshot,
    List<String> pythonArguments) {

  /**
   * Whether this asks for a session with line editing. Without a terminal on both sides Python's
   * own plain session is right: {@code -i} with lines from a pipe, or output to a file.
   */
  boolean wantsSession(HostProcess process) {
    return (interactive || (program instanceof Program.StandardInput && !asksForText()))
        && process.isTerminal(StandardStream.STDIN)
        && process.isTerminal(StandardStream.STDOUT);
  }

  /**
   * The file of the snapshot to go on from.
   *
   * @throws UsageException if it is not there
   */
  public Optional<Path> snapshotFile(HostProcess process) {
    Optional<Path> file = snapshot.map(process.workingDirectory()::resolve);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw new UsageException("--snapshot " + file.get() + ": there is no such file");
    }
    return file;
  }

  /** Whether Python would only print its version or one of its help texts. */
  private boolean asksForText() {
    for (String argument : pythonArguments) {
      if (argument.startsWith("-V") || argument.startsWith("--")) {
        return true;
      }
    }
    return false;
  }

  /** What to do. */
  public enum Action {
    /** Print how the command is used. */
    HELP,
    /** Print the switches for developers. */
    LIST_OPTIONS,
    /** Start Python. */
    RUN
  }

  /** What Python runs. */
  public sealed interface Program {
    /** The code after {@code -c}. */
    record Command(String code) implements Program {}

    /** The module after {@code -m}. */
    record Module(String name) implements Program {}

    /** A file, directory or zip archive. */
    record Script(String path) implements Program {}

    /** What standard input gives: a program, or lines typed at a terminal. */
    record StandardInput() implements Program {}
  }
}
