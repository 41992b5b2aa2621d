package org.jyodide.emscripten;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jyodide.wasm.HostCaller;

/**
 * The program by which the build lists the {@linkplain HostImport host functions} of packages, and
 * writes the {@link HostCaller} of each class that has some.
 */
public final class MakeImportIndex {
  private static final String CLASS = ".class";

  private MakeImportIndex() {}

  /**
   * Makes the lists.
   *
   * @param arguments the directory of the lists, the directory of the classes, {@code callers} if
   *     functions are called without handles or {@code handles}, the packages
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    Path target = Path.of(arguments[0]);
    Path classes = Path.of(arguments[1]);
    Files.createDirectories(target);
    boolean hasCallers = arguments[2].equals("callers");
    for (String name : List.of(arguments).subList(3, arguments.length)) {
      List<String> lines = new ArrayList<>();
      Path directory = classes.resolve(name.replace('.', '/'));
      for (String file : classFiles(directory)) {
        String simple = file.substring(0, file.length() - CLASS.length());
        Class<?> library = Class.forName(name + "." + simple);
        List<Method> methods = hasCallers ? ImportIndex.callable(library) : List.of();
        lines.addAll(ImportIndex.lines(library, methods));
        if (!methods.isEmpty()) {
          Files.write(
              directory.resolve(simple + HostCaller.SUFFIX + CLASS),
              HostCaller.emit(library, methods));
        }
      }
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("package " + name + " has no host functions");
      }
      Files.writeString(
          target.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }
  }

  private static List<String> classFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(CLASS) && !file.equals("package-info.class"))
          .filter(file -> !file.endsWith(HostCaller.SUFFIX + CLASS))
          .sorted()
          .toList();
    }
  }
}
