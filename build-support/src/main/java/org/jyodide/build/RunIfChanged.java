package org.jyodide.build;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs a main class, unless its inputs are those of its last run. The inputs are its arguments, the
 * content of those that are files, and all classes and Python scripts on the class path.
 *
 * <p>Arguments: the stamp file that remembers the inputs, the output directory that is emptied
 * before a run, the main class, its arguments.
 */
public final class RunIfChanged {
  private RunIfChanged() {}

  public static void main(String[] args) throws InterruptedException {
    Path stamp = Path.of(args[0]);
    Path output = Path.of(args[1]);
    String[] arguments = Arrays.copyOfRange(args, 3, args.length);
    BuildFailure.exitOnFailure(output, () -> run(stamp, output, args[2], arguments));
  }

  static void run(Path stamp, Path output, String mainClass, String[] arguments)
      throws IOException, BuildFailure {
    String inputs = fingerprint(mainClass, arguments);
    if (Files.isDirectory(output)
        && Files.exists(stamp)
        && Files.readString(stamp).equals(inputs)) {
      return;
    }
    Files.deleteIfExists(stamp);
    deleteTree(output);
    Files.createDirectories(output);
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(mainClass + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new BuildFailure("cannot run " + mainClass + ": " + e);
    }
    Files.writeString(stamp, inputs);
  }

  private static String fingerprint(String mainClass, String[] arguments) throws IOException {
    MessageDigest digest = Checksum.newDigest("SHA-256");
    addText(digest, mainClass);
    for (String argument : arguments) {
      addText(digest, argument);
      if (Files.isRegularFile(Path.of(argument))) {
        digest.update(Files.readAllBytes(Path.of(argument)));
      }
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      addCode(digest, Path.of(entry));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Adds the code of a directory or a jar: the same, so that a module which was packaged since the
   * last run is not taken for a changed one. The packager rewrites {@code module-info.class}.
   */
  private static void addCode(MessageDigest digest, Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      addTree(digest, entry);
    } else if (Files.isRegularFile(entry)) {
      try (FileSystem jar = FileSystems.newFileSystem(entry)) {
        addTree(digest, jar.getPath("/"));
      }
    }
  }

  private static void addTree(MessageDigest digest, Path root) throws IOException {
    SortedMap<String, Path> code = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(RunIfChanged::isCode)
          .forEach(file -> code.put(root.relativize(file).toString().replace('\\', '/'), file));
    }
    for (Map.Entry<String, Path> entry : code.entrySet()) {
      addText(digest, entry.getKey());
      digest.update(Files.readAllBytes(entry.getValue()));
    }
  }

  private static boolean isCode(Path file) {
    String name = file.toString();
    return name.endsWith(".py") || (name.endsWith(".class") && !file.endsWith("module-info.class"));
  }

  private static void addText(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
