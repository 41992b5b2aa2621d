package org.jyodide.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository that is checked, as files. */
final class Repository {
  /** The directory of the root POM; Surefire sets {@code basedir} to this module. */
  static final Path ROOT =
      Path.of(System.getProperty("basedir", "tests/house"), "../..").normalize();

  private static final List<String> NOT_SOURCES = List.of("target", ".git", "node_modules");

  private Repository() {}

  /** The directories of classes of the modules that ship. */
  static List<Path> productClasses() {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("target/classes"))
          .filter(classes -> Files.exists(classes.resolve("module-info.class")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The declaration of the module in a directory of classes. */
  static ModuleDescriptor descriptor(Path classes) {
    try (var in = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class files of a directory, but for module and package declarations. */
  static List<Path> classFiles(Path classes) {
    return walk(
        classes,
        file ->
            file.toString().endsWith(".class")
                && !file.endsWith("module-info.class")
                && !file.endsWith("package-info.class"));
  }

  /** The files of the repository that are not build output. */
  static List<Path> sources(Predicate<Path> wanted) {
    return walk(
        ROOT,
        file -> {
          for (Path part : ROOT.relativize(file)) {
            if (NOT_SOURCES.contains(part.toString())) {
              return false;
            }
          }
          return wanted.test(file);
        });
  }

  /** The reports of Surefire of all modules. */
  static List<Path> testReports() {
    return walk(
        ROOT,
        file ->
            file.getFileName().toString().matches("TEST-.*\\.xml")
                && Optional.ofNullable(file.getParent())
                    .filter(parent -> parent.endsWith("target/surefire-reports"))
                    .isPresent());
  }

  /** The lines of a file of the repository that are neither empty nor comments. */
  static List<String> configuration(String path) {
    try (Stream<String> lines = Files.lines(ROOT.resolve(path))) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walk(Path root, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
