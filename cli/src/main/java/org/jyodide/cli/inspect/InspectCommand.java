package org.jyodide.cli.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.ModuleValidator;
import org.jyodide.wasm.WasmException;
import org.jyodide.wasm.WasmModule;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code jyodide inspect FILE.wasm}. */
@Command(
    name = "jyodide inspect",
    description = "Prints what a WebAssembly module contains; without options, a summary.",
    sortOptions = false)
public final class InspectCommand {
  /** The first argument that asks for this command. */
  public static final String NAME = "inspect";

  @Parameters(index = "0", paramLabel = "FILE.wasm", description = "a module in binary format")
  private String file = "";

  @Option(names = "--imports", description = "lists the imports with their types")
  private boolean imports;

  @Option(names = "--exports", description = "lists the exports with their types")
  private boolean exports;

  @Option(names = "--sections", description = "lists the custom sections with their sizes")
  private boolean sections;

  @Option(names = "--validate", description = "checks the module, function bodies included")
  private boolean validate;

  @Option(
      names = "--dump-function",
      paramLabel = "N|NAME",
      description =
          "prints the text format of a function, by its index, export name or name in the name"
              + " section")
  private @Nullable String function;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "prints this")
  private boolean help;

  private InspectCommand() {}

  /**
   * Runs the command and returns its exit code.
   *
   * @param arguments without {@code inspect}
   * @throws UsageException if the arguments are wrong
   */
  public static int run(HostProcess process, List<String> arguments) {
    InspectCommand command = new InspectCommand();
    CommandLine parser = new CommandLine(command);
    try {
      parser.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new UsageException(e.getMessage() + "; see jyodide inspect --help");
    }
    if (command.help) {
      process.print(parser.getUsageMessage(CommandLine.Help.Ansi.OFF));
      return 0;
    }
    return command.inspect(process);
  }

  private int inspect(HostProcess process) {
    try {
      WasmModule module =
          ModuleDecoder.decode(Files.readAllBytes(process.workingDirectory().resolve(file)));
      StringWriter text = new StringWriter();
      print(new ModulePrinter(module, new PrintWriter(text)), module);
      process.print(text.toString());
      return 0;
    } catch (WasmException | IllegalArgumentException e) {
      process.complain(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      process.complain(file + ": there is no such file");
    } catch (AccessDeniedException e) {
      process.complain(file + ": you may not read this file");
    } catch (IOException e) {
      process.complain(file + ": cannot be read: " + reason(process, e));
    }
    return 1;
  }

  private String reason(HostProcess process, IOException e) {
    Path path = process.workingDirectory().resolve(file);
    return Files.isDirectory(path) ? "it is a directory" : String.valueOf(e.getMessage());
  }

  private void print(ModulePrinter printer, WasmModule module) {
    if (validate) {
      ModuleValidator.validate(module);
    }
    if (imports) {
      printer.printImports();
    }
    if (exports) {
      printer.printExports();
    }
    if (sections) {
      printer.printCustomSections();
    }
    if (function != null) {
      printer.printFunction(function);
    }
    if (!imports && !exports && !sections && function == null) {
      printer.printSummary(validate);
    }
  }
}
