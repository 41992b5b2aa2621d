package org.jyodide.cli.pip;

import java.util.List;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.packages.InstalledPackage;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jyodide pip list}. */
@Command(name = "list", description = "prints what is installed", sortOptions = false)
final class ListCommand implements Subcommand {
  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    List<InstalledPackage> all = Packages.below(folder.existing(process).path()).list();
    int width = all.stream().mapToInt(installed -> installed.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (InstalledPackage installed : all) {
      text.append(installed.name())
          .append(" ".repeat(width - installed.name().length() + 2))
          .append(installed.version())
          .append('\n');
    }
    process.print(text.toString());
    return 0;
  }
}
