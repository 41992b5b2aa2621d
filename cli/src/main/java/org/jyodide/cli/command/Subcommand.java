package org.jyodide.cli.command;

import java.util.List;
import org.jyodide.JyodideException;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One of the commands below a command of picocli. */
public interface Subcommand {
  /** Does it, and returns the exit code. */
  int run(HostProcess process);

  /**
   * Runs the subcommand that the arguments name, or prints how it is used.
   *
   * @param command the object that picocli knows the command by
   * @param arguments without the name of the command
   * @return the exit code
   * @throws UsageException if the arguments are wrong
   */
  static int run(HostProcess process, Object command, List<String> arguments) {
    CommandLine parser = new CommandLine(command);
    ParseResult result;
    try {
      result = parser.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      String name = e.getCommandLine().getCommandSpec().qualifiedName();
      throw new UsageException(e.getMessage() + "; see " + name + " --help");
    }
    while (result.hasSubcommand() && !result.isUsageHelpRequested()) {
      result = result.subcommand();
    }
    CommandLine chosen = result.commandSpec().commandLine();
    if (result.isUsageHelpRequested() || !(chosen.getCommand() instanceof Subcommand)) {
      process.print(chosen.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return 0;
    }
    Subcommand subcommand = chosen.getCommand();
    try {
      return subcommand.run(process);
    } catch (JyodideException | IllegalArgumentException e) {
      process.complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }
}
