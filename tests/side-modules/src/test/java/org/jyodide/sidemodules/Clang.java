package org.jyodide.sidemodules;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The compiler and the linker of LLVM, if this machine has them. */
record Clang(Path compiler, Path linker) {
  /** The first version whose linker writes {@code dylink.0} as it is read here. */
  private static final int OLDEST = 16;

  private static final int NEWEST = 30;

  private static final List<String> COMPILE =
      List.of(
          "--target=wasm32-unknown-emscripten",
          "-O1",
          "-fPIC",
          "-ffreestanding",
          "-fvisibility=default",
          "-msimd128",
          "-mllvm",
          "-wasm-enable-sjlj",
          "-Wall",
          "-Werror",
          "-c");

  private static final List<String> LINK =
      List.of(
          "-shared",
          "--experimental-pic",
          "--no-gc-sections",
          "--export-dynamic",
          "--unresolved-symbols=import-dynamic");

  /** What the environment variable {@code JYODIDE_CLANG} names, or the newest on the path. */
  static Optional<Clang> find() {
    String named = System.getenv("JYODIDE_CLANG");
    if (named != null) {
      Path compiler = Path.of(named);
      return Optional.of(
          new Clang(
              compiler,
              compiler.resolveSibling(
                  compiler.getFileName().toString().replace("clang", "wasm-ld"))));
    }
    for (int version = NEWEST; version >= OLDEST; version--) {
      Optional<Path> compiler = onPath("clang-" + version);
      Optional<Path> linker = onPath("wasm-ld-" + version);
      if (compiler.isPresent() && linker.isPresent()) {
        return Optional.of(new Clang(compiler.get(), linker.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Makes a library of one source file.
   *
   * @param needed libraries that it is linked with
   */
  void makeLibrary(Path source, Path library, List<Path> needed) {
    Path object = Path.of(library + ".o");
    List<String> compile = new ArrayList<>(List.of(compiler.toString()));
    if (source.toString().toLowerCase(Locale.ROOT).endsWith(".cpp")) {
      compile.addAll(List.of("-std=c++17", "-fwasm-exceptions"));
    }
    compile.addAll(COMPILE);
    compile.addAll(List.of("-o", object.toString(), source.toString()));
    run(compile);
    List<String> link = new ArrayList<>(List.of(linker.toString()));
    link.addAll(LINK);
    link.addAll(List.of("-o", library.toString(), object.toString()));
    needed.forEach(file -> link.add(file.toString()));
    run(link);
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(String.join(" ", command) + "\n" + output);
      }
    } catch (IOException e) {
      throw new AssertionError(String.join(" ", command) + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
