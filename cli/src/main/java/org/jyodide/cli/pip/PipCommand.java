package org.jyodide.cli.pip;

import java.util.List;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import org.jyodide.cli.command.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jyodide pip}: the packages of a project folder. */
@Command(
    name = "jyodide pip",
    description =
        "Installs Python packages into the folder .jyodide of a project, where jyodide finds them"
            + " for every program in that directory and below it. Without such a folder from here"
            + " upwards, install and sync make one here. Only wheels are installed; no code of a"
            + " package runs.%n",
    footer =
        "%nIndexes, certificates, proxy and timeout are those that pip is configured to use"
            + " (PIP_INDEX_URL, PIP_FIND_LINKS, PIP_CERT …, pip.conf). 'jyodide pip COMMAND --help'"
            + " shows the options of a command.",
    sortOptions = false,
    subcommands = {
      InstallCommand.class,
      UninstallCommand.class,
      ListCommand.class,
      FreezeCommand.class,
      DownloadCommand.class,
      LockCommand.class,
      SyncCommand.class
    })
public final class PipCommand {
  /** The first argument that asks for this command. */
  public static final String NAME = "pip";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "prints this")
  @SuppressWarnings("UnusedVariable") // picocli tells its parse result of it.
  private boolean help;

  private PipCommand() {}

  /**
   * Runs the command and returns its exit code.
   *
   * @param arguments without {@code pip}
   * @throws UsageException if the arguments are wrong
   */
  public static int run(HostProcess process, List<String> arguments) {
    return Subcommand.run(process, new PipCommand(), arguments);
  }
}
