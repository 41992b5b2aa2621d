package org.jyodide.cli.pip;

import org.jyodide.packages.Packages;
import picocli.CommandLine.Option;

/** Whether modules are compiled, as an option that pip has, too. */
final class CompileOption {
  @Option(
      names = "--no-compile",
      description = "leaves modules as source, which Python compiles at each start")
  private boolean leavesSource;

  Packages apply(Packages packages) {
    return leavesSource ? packages : packages.withByteCode();
  }
}
