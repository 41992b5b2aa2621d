package org.jyodide.cli.pip;

import java.util.List;
import java.util.stream.Collectors;
import org.jyodide.cli.HostProcess;
import org.jyodide.packages.Installation;
import org.jyodide.packages.InstalledPackage;

/** Says what was done. */
final class Report {
  private Report() {}

  static void print(HostProcess process, Installation installation) {
    if (!installation.removed().isEmpty()) {
      process.print("removed " + names(installation.removed()) + "\n");
    }
    if (!installation.installed().isEmpty()) {
      process.print("installed " + names(installation.installed()) + "\n");
    } else if (installation.removed().isEmpty()) {
      process.print("nothing to do: " + names(installation.kept()) + "\n");
    }
  }

  static String names(List<InstalledPackage> packages) {
    return packages.isEmpty()
        ? "no package"
        : packages.stream()
            .map(installed -> installed.name() + " " + installed.version())
            .collect(Collectors.joining(", "));
  }
}
