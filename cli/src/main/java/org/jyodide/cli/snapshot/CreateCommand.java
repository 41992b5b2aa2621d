package org.jyodide.cli.snapshot;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.Interpreter;
import org.jyodide.PythonException;
import org.jyodide.Snapshot;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Sandbox;
import org.jyodide.cli.command.Subcommand;
import org.jyodide.cli.pip.IndexOptions;
import org.jyodide.cli.pip.RequirementOptions;
import org.jyodide.cli.project.ProgressLine;
import org.jyodide.packages.Packages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jyodide snapshot create}. */
@Command(name = "create", description = "makes a snapshot", sortOptions = false)
final class CreateCommand implements Subcommand {
  @Mixin private RequirementOptions requirements = new RequirementOptions();

  @Option(
      names = {"-m", "--module"},
      paramLabel = "MODULE",
      description = "imports a module, such as one of the working directory")
  private List<String> modules = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "the file to write")
  private String output = "";

  @Option(
      names = "--allow-java",
      paramLabel = "PACKAGES",
      arity = "0..1",
      fallbackValue = "",
      description =
          "lets the modules use the Java classes of these packages, without a list all of Java;"
              + " to be given again with --snapshot")
  private @Nullable String java;

  @Mixin private IndexOptions indexes = new IndexOptions();

  @Override
  public int run(HostProcess process) {
    try (Interpreter python = Interpreter.create(Sandbox.options(process, flags()))) {
      if (!requirements.isEmpty()) {
        install(process, python);
      }
      modules.forEach(python::importModule);
      try (Snapshot snapshot = python.snapshot()) {
        Path file = process.workingDirectory().resolve(output);
        snapshot.writeTo(file);
        process.print(file + ": " + snapshot.memoryBytes() / (1 << 20) + " MiB of memory\n");
      }
      return 0;
    } catch (PythonException e) {
      process.complain("a module cannot be imported: " + e.traceback());
    } catch (UncheckedIOException e) {
      process.complain(e.getMessage() + ": " + e.getCause());
    }
    return 1;
  }

  /** The flags that the command of the interpreter has as well. */
  private List<String> flags() {
    String packages = java;
    if (packages == null) {
      return List.of();
    }
    return List.of(packages.isEmpty() ? "--allow-java" : "--allow-java=" + packages);
  }

  private void install(HostProcess process, Interpreter python) {
    try (ProgressLine progress = new ProgressLine(process)) {
      Packages packages = Packages.in(python).withProgress(progress).withByteCode();
      packages = requirements.apply(indexes.apply(packages, process), process);
      var unused = packages.install(requirements.wanted(process));
    }
  }
}
