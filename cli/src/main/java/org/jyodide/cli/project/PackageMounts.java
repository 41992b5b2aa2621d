package org.jyodide.cli.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jyodide.Mount;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Invocation;
import org.jyodide.cli.Invocation.Program;

/**
 * What Python is shown of packages. What it changes there stays in memory; only {@code jyodide pip}
 * changes the folder.
 */
public final class PackageMounts {
  private static final String SITE_PACKAGES = "/" + ProjectFolder.SITE_PACKAGES;

  /** Data that packages bring and look for below {@code sys.prefix}. */
  private static final List<String> DATA = List.of("etc", "share");

  private PackageMounts() {}

  /**
   * The mounts for an invocation. Without packages there are none, and nothing is loaded for them.
   *
   * @throws org.jyodide.cli.UsageException if packages that the invocation asks for cannot be had
   */
  public static List<Mount> of(HostProcess process, Invocation invocation) {
    Optional<ProjectFolder> project = project(process, invocation);
    List<Mount> mounts = new ArrayList<>();
    boolean mayDeclare = invocation.declares() && invocation.program() instanceof Program.Script;
    if (!invocation.with().isEmpty() || mayDeclare) {
      Optional<Path> extra = RequestedPackages.prefix(process, invocation);
      if (extra.isPresent()) {
        addPrefix(extra.get(), mounts);
        project.ifPresent(
            folder ->
                mounts.add(
                    Mount.readOnly(folder.sitePackages(), RequestedPackages.PROJECT_PACKAGES)));
        return mounts;
      }
    }
    project.ifPresent(folder -> addPrefix(folder.path(), mounts));
    return mounts;
  }

  private static Optional<ProjectFolder> project(HostProcess process, Invocation invocation) {
    if (invocation.program() instanceof Program.Script script) {
      Path file = process.workingDirectory().resolve(script.path()).normalize();
      Path directory = Files.isDirectory(file) ? file : file.getParent();
      Optional<ProjectFolder> found =
          directory == null ? Optional.empty() : ProjectFolder.find(process, directory);
      if (found.isPresent()) {
        return found;
      }
    }
    return ProjectFolder.find(process, process.workingDirectory());
  }

  private static void addPrefix(Path prefix, List<Mount> mounts) {
    Path packages = prefix.resolve(ProjectFolder.SITE_PACKAGES);
    if (Files.isDirectory(packages)) {
      mounts.add(Mount.overlay(packages, SITE_PACKAGES));
    }
    for (String data : DATA) {
      if (Files.isDirectory(prefix.resolve(data))) {
        mounts.add(Mount.readOnly(prefix.resolve(data), "/" + data));
      }
    }
  }
}
