package org.jyodide.cli.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jyodide.Interpreter;
import org.jyodide.JyodideException;
import org.jyodide.PythonException;
import org.jyodide.Snapshot;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Sandbox;
import org.jyodide.cli.UsageException;
import org.jyodide.cli.pip.IndexOptions;
import org.jyodide.cli.pip.RequirementOptions;
import org.jyodide.cli.project.ProgressLine;
import org.jyodide.packages.Packages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code jyodide snapshot}: makes a file from which Python goes on. */
@Command(
    name = "jyodide snapshot",
    description =
        "Starts Python, installs packages into its memory, imports modules, and keeps all of it in"
            + " a file. 'jyodide --snapshot FILE ...' goes on from there in a fraction of the"
            + " time.%n",
    sortOptions = false,
    subcommands = SnapshotCommand.Create.class)
public final class SnapshotCommand {
  /** The first argument that asks for this command. */
  public static final String NAME = "snapshot";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "prints this")
  @SuppressWarnings("UnusedVariable") // picocli tells its parse result of it.
  private boolean help;

  private SnapshotCommand() {}

  /** {@code jyodide snapshot create}. */
  @Command(name = "create", description = "makes a snapshot", sortOptions = false)
  static final class Create {
    @Mixin private RequirementOptions requirements = new RequirementOptions();

    @Option(
        names = {"-m", "--module"},
        paramLabel = "MODULE",
        description = "imports a module, such as one of the working directory")
    private List<String> modules = new ArrayList<>();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        required = true,
        description = "the file to write")
    private String output = "";

    @Mixin private IndexOptions indexes = new IndexOptions();

    private int run(HostProcess process) {
      try (Interpreter python = Interpreter.create(Sandbox.options(process))) {
        if (!requirements.isEmpty()) {
          install(process, python);
        }
        modules.forEach(python::importModule);
        try (Snapshot snapshot = python.snapshot()) {
          Path file = process.workingDirectory().resolve(output);
          snapshot.writeTo(file);
          process.print(file + ": " + snapshot.memoryBytes() / (1 << 20) + " MiB of memory\n");
        }
      }
      return 0;
    }

    private void install(HostProcess process, Interpreter python) {
      try (ProgressLine progress = new ProgressLine(process)) {
        Packages packages = Packages.in(python).withProgress(progress).withByteCode();
        packages = requirements.apply(indexes.apply(packages, process), process);
        var unused = packages.install(requirements.wanted(process));
      }
    }
  }

  /**
   * Runs the command and returns its exit code.
   *
   * @param arguments without {@code snapshot}
   * @throws UsageException if the arguments are wrong
   */
  public static int run(HostProcess process, List<String> arguments) {
    CommandLine parser = new CommandLine(new SnapshotCommand());
    ParseResult result;
    try {
      result = parser.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new UsageException(
          e.getMessage()
              + "; see "
              + e.getCommandLine().getCommandSpec().qualifiedName()
              + " --help");
    }
    if (result.hasSubcommand()) {
      result = result.subcommand();
    }
    CommandLine command = result.commandSpec().commandLine();
    if (result.isUsageHelpRequested() || !(command.getCommand() instanceof Create)) {
      process.print(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return 0;
    }
    Create create = command.getCommand();
    try {
      return create.run(process);
    } catch (PythonException e) {
      process.complain("a module cannot be imported: " + e.traceback());
      return 1;
    } catch (JyodideException | java.io.UncheckedIOException e) {
      process.complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }
}
