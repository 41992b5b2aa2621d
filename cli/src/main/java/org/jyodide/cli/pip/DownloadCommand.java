package org.jyodide.cli.pip;

import java.nio.file.Path;
import java.util.List;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.cli.project.ProgressLine;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jyodide pip download}. */
@Command(
    name = "download",
    description = "writes the wheels of packages and of what they need to a directory",
    sortOptions = false)
final class DownloadCommand implements Subcommand {
  @Mixin private RequirementOptions requirements = new RequirementOptions();

  @Option(
      names = {"-d", "--dest"},
      paramLabel = "DIR",
      description = "the directory; by default the working directory")
  private String directory = ".";

  @Mixin private IndexOptions indexes = new IndexOptions();
  @Mixin private FolderOption folder = new FolderOption();

  @Override
  public int run(HostProcess process) {
    String[] wanted = requirements.wanted(process);
    List<Path> files;
    try (ProgressLine progress = new ProgressLine(process)) {
      Packages packages = Packages.below(folder.directory(process)).withProgress(progress);
      packages = requirements.apply(indexes.apply(packages, process), process);
      Path target = process.workingDirectory().resolve(directory).normalize();
      files = packages.download(target, wanted);
    }
    files.forEach(file -> process.print(file + "\n"));
    return 0;
  }
}
