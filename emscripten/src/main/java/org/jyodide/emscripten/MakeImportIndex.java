package org.jyodide.emscripten;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program by which the build lists the {@linkplain HostImport host functions} of packages. */
public final class MakeImportIndex {
  private static final String CLASS = ".class";

  private MakeImportIndex() {}

  /**
   * Makes the lists.
   *
   * @param arguments the directory of the lists, the directory of the classes, the packages
   */
  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    Path target = Path.of(arguments[0]);
    Path classes = Path.of(arguments[1]);
    Files.createDirectories(target);
    for (String name : List.of(arguments).subList(2, arguments.length)) {
      List<String> lines = new ArrayList<>();
      for (String file : classFiles(classes.resolve(name.replace('.', '/')))) {
        String simple = file.substring(0, file.length() - CLASS.length());
        lines.addAll(ImportIndex.lines(Class.forName(name + "." + simple)));
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
          .sorted()
          .toList();
    }
  }
}
