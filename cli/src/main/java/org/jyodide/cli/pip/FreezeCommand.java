package org.jyodide.cli.pip;

import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jyodide pip freeze}. */
@Command(
    name = "freeze",
    description = "prints what is installed as requirements, for install -r",
    sortOptions = false)
final class FreezeCommand implements Subcommand {
  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    for (String requirement : Packages.below(folder.existing(process).path()).freeze()) {
      process.print(requirement + "\n");
    }
    return 0;
  }
}
