package org.jyodide.cli.pip;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.cli.project.ProgressLine;
import org.jyodide.cli.project.ProjectFolder;
import org.jyodide.packages.Installation;
import org.jyodide.packages.Packages;
import org.jyodide.packages.Resolution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jyodide pip install}. */
@Command(
    name = "install",
    description = "installs packages and what they need",
    sortOptions = false)
final class InstallCommand implements Subcommand {
  @Mixin private RequirementOptions requirements = new RequirementOptions();

  @Option(
      names = {"-U", "--upgrade"},
      description = "prefers the newest versions to those that are installed")
  private boolean upgrade;

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = "writes what was installed to a lock file (pylock.toml)")
  private @Nullable String lock;

  @Option(names = "--dry-run", description = "says what would be installed, and does nothing")
  private boolean dryRun;

  @Mixin private IndexOptions indexes = new IndexOptions();
  @Mixin private CompileOption compile = new CompileOption();
  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    String[] wanted = requirements.wanted(process);
    if (dryRun) {
      Path none = folder.directory(process).resolve(ProjectFolder.NAME);
      process.print("would install " + resolve(process, none, wanted) + "\n");
      return 0;
    }
    Report.print(process, install(process, wanted));
    return 0;
  }

  private Resolution resolve(HostProcess process, Path prefix, String[] wanted) {
    try (ProgressLine progress = new ProgressLine(process)) {
      return packages(process, prefix, progress).resolve(wanted);
    }
  }

  private Installation install(HostProcess process, String[] wanted) {
    Path prefix = folder.findOrCreate(process).path();
    try (ProgressLine progress = new ProgressLine(process)) {
      Installation installation = packages(process, prefix, progress).install(wanted);
      if (lock != null) {
        installation.toLockfile().writeTo(process.workingDirectory().resolve(lock));
      }
      return installation;
    }
  }

  private Packages packages(HostProcess process, Path prefix, ProgressLine progress) {
    Packages packages = Packages.below(prefix).withProgress(progress);
    packages = compile.apply(requirements.apply(indexes.apply(packages, process), process));
    return upgrade ? packages.withUpgrades() : packages;
  }
}
