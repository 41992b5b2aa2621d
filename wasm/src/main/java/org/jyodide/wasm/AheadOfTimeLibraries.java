package org.jyodide.wasm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;

/**
 * Compiles side modules at build time, into resources that a {@link CodeCache} finds on the class
 * path by the content of the module. They are of use to the version of the engine that made them.
 */
public final class AheadOfTimeLibraries {
  private AheadOfTimeLibraries() {}

  /**
   * Compiles files.
   *
   * @param commandLine {@code --interruptible} for a main module whose loops check for
   *     interruption, the directory for resources, the package of the main module, and the files
   */
  public static void main(String[] commandLine) throws IOException {
    boolean interruptible = commandLine.length > 0 && commandLine[0].equals("--interruptible");
    String[] arguments =
        interruptible ? Arrays.copyOfRange(commandLine, 1, commandLine.length) : commandLine;
    if (arguments.length < 3) {
      System.err.println(
          "usage: AheadOfTimeLibraries [--interruptible] DIRECTORY PACKAGE MODULE.so...");
      System.exit(2);
    }
    for (int i = 2; i < arguments.length; i++) {
      try {
        Path file =
            compile(
                Files.readAllBytes(Path.of(arguments[i])),
                Path.of(arguments[0]),
                arguments[1],
                interruptible);
        System.out.println(arguments[i] + " to " + file);
      } catch (WasmException e) {
        System.err.println(arguments[i] + ": " + e.getMessage());
        System.exit(1);
      }
    }
  }

  /**
   * Compiles a module and returns the file of its classes, below the directory. A file that is
   * there already stays.
   *
   * @param mainPackage the package of the main module's classes, whose function types it shares
   * @throws MalformedException if the module is malformed
   * @throws InvalidException if the module is not valid
   */
  public static Path compile(
      byte[] bytes, Path directory, String mainPackage, boolean interruptible) throws IOException {
    WasmModule module = ModuleDecoder.decode(bytes);
    ModuleValidator.validate(module);
    CompileOptions options = RuntimeCompiler.linkedOptions(mainPackage, interruptible);
    String key = CodeFile.key(module, options, "");
    Path file = directory.resolve(CodeCache.RESOURCES + key + CodeFile.SUFFIX);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (Files.exists(file) && CodeFile.decode(key, Files.readAllBytes(file)).isPresent()) {
      return file;
    }
    return Files.write(file, CodeFile.encode(key, ModuleTranslator.translate(module, options)));
  }
}
