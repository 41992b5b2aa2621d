package org.jyodide.wasm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.DirectClasses;
import org.jyodide.wasm.codegen.MainModuleEmitter;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.ReplacedBodies;
import org.jyodide.wasm.codegen.StartFunctions;

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
   *     ReplacedBodies} and one of {@link StartFunctions}
   */
  public static void main(String[] commandLine) throws IOException {
    boolean interruptible = commandLine.length > 0 && commandLine[0].equals("--interruptible");
    String[] arguments =
        interruptible ? Arrays.copyOfRange(commandLine, 1, commandLine.length) : commandLine;
    if (arguments.length < 3 || arguments.length > 5) {
      System.err.println(
          "usage: AheadOfTime [--interruptible] MODULE.wasm DIRECTORY PACKAGE"
              + " [REPLACEMENTS [START_FUNCTIONS]]");
      System.exit(2);
    }
    try {
      byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
      WasmModule module = ModuleDecoder.decode(bytes);
      ModuleValidator.validate(module);
      CompileOptions options =
          CompileOptions.of(arguments[2], arguments[2]).withInterruptible(interruptible);
      if (arguments.length > 3) {
        options = options.withReplacements(ReplacedBodies.resolve(module, read(arguments[3])));
      }
      if (arguments.length > 4) {
        options = options.withStartFunctions(startFunctions(arguments[4], module));
      }
      compile(module, Path.of(arguments[1]), options);
    } catch (WasmException e) {
      System.err.println(arguments[0] + ": " + e.getMessage());
      System.exit(1);
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file), StandardCharsets.UTF_8);
  }

  private static StartFunctions startFunctions(String file, WasmModule module) throws IOException {
    Optional<StartFunctions> functions =
        StartFunctions.parse(read(file), module, checksum(module.bytes()));
    if (functions.isEmpty()) {
      System.out.println(
          file + " is of another module; starts are slower until it is recorded anew");
    }
    return functions.orElse(StartFunctions.NONE);
  }

  private static String checksum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void compile(WasmModule module, Path directory, CompileOptions options)
      throws IOException {
    String packageName = options.packageName();
    NavigableMap<String, byte[]> classes =
        new TreeMap<>(ModuleTranslator.translate(module, options));
    classes.putAll(ModuleTranslator.signatures(module, options));
    String prefix = packageName.replace('.', '/') + "/";
    classes.put(
        prefix + MainModuleEmitter.NAME,
        MainModuleEmitter.emit(packageName, options.interruptible()));
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      write(directory.resolve(entry.getKey() + ".class"), entry.getValue());
    }
    // What only an instruction can copy is needed after the start as well.
    boolean isDataApart = module.data().stream().allMatch(DataSegment::isActive);
    write(
        directory.resolve(prefix + AheadOfTimeModule.SKELETON),
        ModuleStripper.strip(module.bytes(), !isDataApart));
    write(
        directory.resolve(prefix + AheadOfTimeModule.DATA),
        isDataApart ? ModuleStripper.data(module.bytes()) : new byte[0]);
    write(
        directory.resolve(prefix + AheadOfTimeModule.REPLACEMENTS),
        ReplacedBodies.format(options.replacements()).getBytes(StandardCharsets.UTF_8));
    write(
        directory.resolve(prefix + AheadOfTimeModule.START_FUNCTIONS),
        options.startFunctions().encode());
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
