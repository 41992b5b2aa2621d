package org.jyodide.cli.pip;

import java.nio.file.Path;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.cli.project.ProgressLine;
import org.jyodide.packages.Lockfile;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jyodide pip lock}. */
@Command(
    name = "lock",
    description = "chooses versions and writes them with their hashes to a lock file",
    footer = "%nWithout requirements, it locks what is installed.",
    sortOptions = false)
final class LockCommand implements Subcommand {
  static final String FILE = "pylock.toml";

  @Mixin private RequirementOptions requirements = new RequirementOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the lock file; by default " + FILE)
  private String output = FILE;

  @Mixin private IndexOptions indexes = new IndexOptions();
  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    Path file = process.workingDirectory().resolve(output).normalize();
    Lockfile lockfile;
    try (ProgressLine progress = new ProgressLine(process)) {
      if (requirements.isEmpty()) {
        Packages packages = Packages.below(folder.existing(process).path()).withProgress(progress);
        packages = requirements.apply(indexes.apply(packages, process), process);
        lockfile = packages.lockInstalled();
      } else {
        Packages packages = Packages.below(folder.directory(process)).withProgress(progress);
        packages = requirements.apply(indexes.apply(packages, process), process);
        lockfile = packages.lock(requirements.wanted(process));
      }
    }
    lockfile.writeTo(file);
    process.print("locked " + lockfile.pins().size() + " packages in " + file + "\n");
    return 0;
  }
}
