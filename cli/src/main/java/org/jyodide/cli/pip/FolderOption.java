package org.jyodide.cli.pip;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import org.jyodide.cli.project.ProjectFolder;
import picocli.CommandLine.Option;

/** Which project, and the option that every command has. */
final class FolderOption {
  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "the directory with the folder .jyodide (else found from here upwards)")
  private @Nullable String project;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "prints this")
  @SuppressWarnings("UnusedVariable") // picocli tells its parse result of it.
  private boolean help;

  /** The directory where a command looks for files, and where a folder would be made. */
  Path directory(HostProcess process) {
    return project == null
        ? process.workingDirectory()
        : process.workingDirectory().resolve(project).normalize();
  }

  private Optional<ProjectFolder> find(HostProcess process) {
    Path directory = directory(process);
    return ProjectFolder.find(process, directory)
        .filter(folder -> project == null || folder.directory().equals(directory));
  }

  /** The folder, which is made if there is none. */
  ProjectFolder findOrCreate(HostProcess process) {
    Optional<ProjectFolder> found = find(process);
    if (found.isPresent()) {
      return found.get();
    }
    ProjectFolder made = ProjectFolder.create(directory(process));
    process.complain("made the project folder " + made.path());
    return made;
  }

  /** The folder. */
  ProjectFolder existing(HostProcess process) {
    return find(process)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no folder "
                        + ProjectFolder.NAME
                        + " in "
                        + directory(process)
                        + (project == null ? " and above it" : "")
                        + "; 'jyodide pip install' makes one"));
  }
}
