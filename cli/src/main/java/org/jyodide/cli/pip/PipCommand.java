package org.jyodide.cli.pip;

import java.util.List;
import org.jyodide.JyodideException;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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

  /** One of the commands. */
  interface Subcommand {
    /** Does it, and returns the exit code. */
    int run(HostProcess process);
  }

  /**
   * Runs the command and returns its exit code.
   *
   * @param arguments without {@code pip}
   * @throws UsageException if the arguments are wrong
   */
  public static int run(HostProcess process, List<String> arguments) {
    CommandLine parser = new CommandLine(new PipCommand());
    ParseResult result;
    try {
      result = parser.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      String command = e.getCommandLine().getCommandSpec().qualifiedName();
      throw new UsageException(e.getMessage() + "; see " + command + " --help");
    }
    while (result.hasSubcommand() && !result.isUsageHelpRequested()) {
      result = result.subcommand();
    }
    CommandLine command = result.commandSpec().commandLine();
    if (result.isUsageHelpRequested() || !(command.getCommand() instanceof Subcommand)) {
      process.print(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return 0;
    }
    Subcommand subcommand = command.getCommand();
    try {
      return subcommand.run(process);
    } catch (JyodideException | IllegalArgumentException e) {
      process.complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }
}
