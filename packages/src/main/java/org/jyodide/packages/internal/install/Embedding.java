package org.jyodide.packages.internal.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jyodide.internal.ahead.SideModules;
import org.jyodide.packages.PackageException;

/**
 * Installed packages as resources of a jar: an archive for each directory that Python is to see,
 * the classes of their native code, and an index. The same packages become the same bytes.
 */
public final class Embedding {
  /** Interpreters look for it. */
  private static final String INDEX = "META-INF/jyodide/embedded-packages";

  private static final String ARCHIVES = "META-INF/jyodide/packages/";

  /** The first time that the format of zip archives can express. */
  private static final LocalDateTime START_OF_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** What packages look for below {@code sys.prefix}; programs and headers are of no use. */
  private static final List<String> DATA = List.of("etc", "share");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern LIBRARY = Pattern.compile(".*\\.so(\\.[0-9]+)*");

  private final SitePackages packages;
  private final Path directory;
  private final List<Path> written = new ArrayList<>();

  private Embedding(SitePackages packages, Path directory) {
    this.packages = packages;
    this.directory = directory;
  }

  /**
   * Writes the resources.
   *
   * @param directory where the resources of the jar are
   * @param name tells them from those of other jars, such as the name of the artifact
   * @return the files, sorted
   * @throws PackageException if they cannot be written
   */
  public static List<Path> write(SitePackages packages, Path directory, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "embedded packages have a name of letters, digits, '.', '_' and '-', got '" + name + "'");
    }
    Embedding embedding = new Embedding(packages, directory.toAbsolutePath().normalize());
    try {
      embedding.write(name);
    } catch (IOException e) {
      throw new PackageException("packages cannot be written to " + directory + ": " + e, e);
    }
    return embedding.written.stream().distinct().sorted().toList();
  }

  private void write(String name) throws IOException {
    Collection<SitePackages.Distribution> all = packages.all().values();
    TreeSet<String> files = new TreeSet<>();
    StringBuilder index = new StringBuilder();
    index.append("python ").append(python()).append('\n');
    for (SitePackages.Distribution each : all) {
      index.append("package ").append(each.name()).append(' ');
      index.append(each.metadata().version()).append('\n');
      packages.files(each).stream().filter(packages.tree()::exists).forEach(files::add);
    }
    for (Map.Entry<String, List<String>> tree : byTree(files).entrySet()) {
      String archive = ARCHIVES + name + "/" + tree.getKey().replace('/', '-') + ".zip";
      write(archive, archive(tree.getKey(), tree.getValue()));
      index.append("tree ").append(tree.getKey()).append(' ').append(archive).append('\n');
    }
    compile(files);
    write(INDEX, index.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The version as directories have it, such as {@code 3.14}. */
  private String python() {
    return packages.layout().sitePackages().split("/", -1)[1].substring("python".length());
  }

  private Map<String, List<String>> byTree(Collection<String> files) {
    Map<String, List<String>> trees = new TreeMap<>();
    trees.put(packages.layout().sitePackages(), new ArrayList<>());
    for (String file : files) {
      place(file).ifPresent(tree -> trees.computeIfAbsent(tree, t -> new ArrayList<>()).add(file));
    }
    return trees;
  }

  private Optional<String> place(String file) {
    String sitePackages = packages.layout().sitePackages();
    if (file.startsWith(sitePackages + "/")) {
      return Optional.of(sitePackages);
    }
    return DATA.stream().filter(data -> file.startsWith(data + "/")).findFirst();
  }

  private byte[] archive(String tree, List<String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String file : files) {
        ZipEntry entry = new ZipEntry(file.substring(tree.length() + 1));
        entry.setTimeLocal(START_OF_TIME);
        zip.putNextEntry(entry);
        zip.write(packages.tree().read(file));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private void compile(Collection<String> files) {
    List<String> libraries =
        files.stream().filter(file -> LIBRARY.matcher(file).matches()).toList();
    written.addAll(
        libraries.parallelStream()
            .flatMap(library -> compile(library).stream())
            .collect(Collectors.toList()));
  }

  /** What is no library for this platform fails when it is imported, as it does elsewhere. */
  private Optional<Path> compile(String library) {
    try {
      return Optional.of(SideModules.compile(packages.tree().read(library), directory));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new PackageException("the classes of " + library + " cannot be written: " + e, e);
    }
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(Objects.requireNonNullElse(file.getParent(), directory));
    Files.write(file, content);
    written.add(file);
  }
}
