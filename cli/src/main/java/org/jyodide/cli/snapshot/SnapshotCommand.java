package org.jyodide.cli.snapshot;

import java.util.List;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import org.jyodide.cli.command.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code jyodide snapshot}: makes a file from which Python goes on. */
@Command(
    name = "jyodide snapshot",
    description =
        "Starts Python, installs packages into its memory, imports modules, and keeps all of it in"
            + " a file. 'jyodide --snapshot FILE ...' goes on from there in a fraction of the"
            + " time.%n",
    sortOptions = false,
    subcommands = CreateCommand.class)
public final class SnapshotCommand {
  /** The first argument that asks for this command. */
  public static final String NAME = "snapshot";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "prints this")
  @SuppressWarnings("UnusedVariable") // picocli tells its parse result of it.
  private boolean help;

  private SnapshotCommand() {}

  /**
   * Runs the command and returns its exit code.
   *
   * @param arguments without {@code snapshot}
   * @throws UsageException if the arguments are wrong
   */
  public static int run(HostProcess process, List<String> arguments) {
    return Subcommand.run(process, new SnapshotCommand(), arguments);
  }
}
