package org.jyodide.internal.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The Python packages that the jars of an application bring: zip archives, which an index in each
 * jar names. Read once for each class loader and shared by all interpreters. Immutable.
 *
 * <p>A line of an index is {@code python VERSION}, {@code package NAME VERSION} or {@code tree PATH
 * RESOURCE}, an archive that Python sees at the path below its prefix.
 */
final class EmbeddedPackages {
  static final String INDEX = "META-INF/jyodide/embedded-packages";

  private static final Map<ClassLoader, EmbeddedPackages> KNOWN = new WeakHashMap<>();

  /** Archives by the place where they are mounted. */
  private final Map<String, List<byte[]>> trees = new LinkedHashMap<>();

  /** Where the version of each package is from. */
  private final Map<String, String> owners = new LinkedHashMap<>();

  private EmbeddedPackages() {}

  /**
   * Those that a class loader finds.
   *
   * @param pythonVersion the version that they are wanted for
   * @throws IllegalStateException if there are none, or if they do not go together
   */
  static EmbeddedPackages find(ClassLoader loader, String pythonVersion) {
    synchronized (KNOWN) {
      EmbeddedPackages known = KNOWN.get(loader);
      if (known == null) {
        known = read(loader, pythonVersion);
        KNOWN.put(loader, known);
      }
      return known;
    }
  }

  private static EmbeddedPackages read(ClassLoader loader, String pythonVersion) {
    EmbeddedPackages packages = new EmbeddedPackages();
    try {
      Map<String, URL> indexes = new LinkedHashMap<>();
      loader.getResources(INDEX).asIterator().forEachRemaining(url -> indexes.put(url + "", url));
      if (indexes.isEmpty()) {
        throw new IllegalStateException(
            "the application brings no Python packages: there is no "
                + INDEX
                + " on its class path or module path; the goal jyodide:embed of"
                + " jyodide-maven-plugin makes it");
      }
      for (URL index : indexes.values()) {
        packages.add(loader, index, pythonVersion);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading embedded packages", e);
    }
    return packages;
  }

  private void add(ClassLoader loader, URL index, String pythonVersion) throws IOException {
    for (String line : lines(index)) {
      String[] words = line.split(" ", 3);
      switch (words.length == 3 || words[0].equals("python") ? words[0] : "") {
        case "python" -> checkPython(index, words[words.length - 1], pythonVersion);
        case "package" -> checkPackage(index, words[1], words[2]);
        case "tree" ->
            trees
                .computeIfAbsent("/" + words[1], p -> new ArrayList<>())
                .add(content(loader, words[2]));
        default ->
            throw new IllegalStateException(
                index + " has the line '" + line + "', which this version does not know");
      }
    }
  }

  private static Set<String> lines(URL index) throws IOException {
    try (InputStream in = index.openStream();
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Set<String> lines = new LinkedHashSet<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
      return lines;
    }
  }

  private static void checkPython(URL index, String made, String pythonVersion) {
    if (!pythonVersion.startsWith(made + ".")) {
      throw new IllegalStateException(
          "the packages of "
              + index
              + " were embedded for Python "
              + made
              + ", this is "
              + pythonVersion
              + "; build with the version of jyodide-maven-plugin that goes with jyodide-python");
    }
  }

  private void checkPackage(URL index, String name, String version) {
    String known = owners.putIfAbsent(name, version + " in " + index);
    if (known != null && !known.startsWith(version + " in ")) {
      throw new IllegalStateException(
          "two jars bring the package "
              + name
              + ": "
              + known
              + ", and "
              + version
              + " in "
              + index
              + "; let one of them embed it");
    }
  }

  private static byte[] content(ClassLoader loader, String resource) throws IOException {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            INDEX
                + " names "
                + resource
                + ", which is missing; a tool that merged jars may have"
                + " dropped it");
      }
      return in.readAllBytes();
    }
  }

  /** Archives by the absolute path at which Python sees them. Not to be changed. */
  Map<String, List<byte[]>> trees() {
    return trees;
  }
}
