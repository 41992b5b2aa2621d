package org.jyodide.cli.pip;

import java.nio.file.Path;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.cli.project.ProgressLine;
import org.jyodide.packages.Installation;
import org.jyodide.packages.Lockfile;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jyodide pip sync}. */
@Command(
    name = "sync",
    description = "installs exactly what a lock file says, and removes everything else",
    sortOptions = false)
final class SyncCommand implements Subcommand {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "the lock file; by default " + LockCommand.FILE)
  private String file = LockCommand.FILE;

  @Mixin private IndexOptions indexes = new IndexOptions();
  @Mixin private CompileOption compile = new CompileOption();
  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    Path path = process.workingDirectory().resolve(file).normalize();
    Lockfile lockfile = Lockfile.read(path);
    Installation installation;
    try (ProgressLine progress = new ProgressLine(process)) {
      Packages packages =
          Packages.below(folder.findOrCreate(process).path()).withProgress(progress);
      installation = compile.apply(indexes.apply(packages, process)).sync(lockfile);
    }
    Report.print(process, installation);
    return 0;
  }
}
