package org.jyodide.wasm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.DirectClasses;
import org.jyodide.wasm.codegen.MainModuleEmitter;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.ReplacedBodies;
import org.jyodide.wasm.codegen.Replacement;

/**
 * Compiles a module to class files at build time. Beside the classes it writes the module without
 * its code, and a public class {@code MainModule} that is the {@link CompiledModule}.
 */
public final class AheadOfTime {
  private AheadOfTime() {}

  /**
   * Compiles a file.
   *
   * @param commandLine {@code --interruptible} if loops are to check for interruption, the module,
   *     the directory for classes, the package of the classes, and optionally a file of {@link
   *     ReplacedBodies}
   */
  public static void main(String[] commandLine) throws IOException {
    boolean interruptible = commandLine.length > 0 && commandLine[0].equals("--interruptible");
    String[] arguments =
        interruptible ? Arrays.copyOfRange(commandLine, 1, commandLine.length) : commandLine;
    if (arguments.length < 3 || arguments.length > 4) {
      System.err.println(
          "usage: AheadOfTime [--interruptible] MODULE.wasm DIRECTORY PACKAGE [REPLACEMENTS]");
      System.exit(2);
    }
    try {
      String replacements =
          arguments.length == 4
              ? Files.readString(Path.of(arguments[3]), StandardCharsets.UTF_8)
              : "";
      compile(
          Files.readAllBytes(Path.of(arguments[0])),
          Path.of(arguments[1]),
          arguments[2],
          replacements,
          interruptible);
    } catch (WasmException e) {
      System.err.println(arguments[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static void compile(
      byte[] bytes,
      Path directory,
      String packageName,
      String replacementText,
      boolean interruptible)
      throws IOException {
    WasmModule module = ModuleDecoder.decode(bytes);
    ModuleValidator.validate(module);
    Map<Integer, Replacement> replacements = ReplacedBodies.resolve(module, replacementText);
    CompileOptions options =
        CompileOptions.of(packageName, packageName)
            .withInterruptible(interruptible)
            .withReplacements(replacements);
    NavigableMap<String, byte[]> classes =
        new TreeMap<>(ModuleTranslator.translate(module, options));
    classes.putAll(ModuleTranslator.signatures(module, options));
    String prefix = packageName.replace('.', '/') + "/";
    classes.put(
        prefix + MainModuleEmitter.NAME, MainModuleEmitter.emit(packageName, interruptible));
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      write(directory.resolve(entry.getKey() + ".class"), entry.getValue());
    }
    write(directory.resolve(prefix + AheadOfTimeModule.SKELETON), ModuleStripper.strip(bytes));
    write(
        directory.resolve(prefix + AheadOfTimeModule.REPLACEMENTS),
        ReplacedBodies.format(replacements).getBytes(StandardCharsets.UTF_8));
    write(
        directory.resolve(prefix + AheadOfTimeModule.SAMPLES),
        DirectClasses.samples(module, options));
    System.out.printf(
        "%d functions to %d classes of %d KiB%n",
        module.functions().size(),
        classes.size(),
        classes.values().stream().mapToLong(b -> b.length).sum() / 1024);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, content);
  }
}
