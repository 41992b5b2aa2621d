package org.jyodide.cli.pip;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jyodide pip uninstall}. */
@Command(
    name = "uninstall",
    description = "removes packages; what only they needed stays",
    sortOptions = false)
final class UninstallCommand implements Subcommand {
  @Parameters(paramLabel = "NAME", arity = "1..*", description = "the packages")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-y", "--yes"},
      description = "does nothing: it never asks")
  @SuppressWarnings("UnusedVariable") // Scripts that are written for pip give it.
  private boolean yes;

  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    Packages packages = Packages.below(folder.existing(process).path());
    process.print(
        "removed " + Report.names(packages.uninstall(names.toArray(String[]::new))) + "\n");
    return 0;
  }
}
