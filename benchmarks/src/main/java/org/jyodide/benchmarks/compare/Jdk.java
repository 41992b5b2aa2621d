package org.jyodide.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param version as {@code release} states it, such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
  private static final List<String> USUAL_PLACES =
      List.of("/usr/lib/jvm", "/usr/java", "/opt", "/Library/Java/JavaVirtualMachines");

  /** The feature version: 17, 25. */
  int feature() {
    return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
  }

  Path java() {
    return home.resolve("bin/java");
  }

  /** Reads the {@code release} file of an installation; empty if there is none. */
  static Optional<Jdk> at(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    } catch (IOException e) {
      return Optional.empty();
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return version.matches("[0-9]+.*") ? Optional.of(new Jdk(home, version)) : Optional.empty();
  }

  /** One JDK for each feature version from 17 on, the newest first. */
  static List<Jdk> installed(List<Path> alsoThese) {
    TreeMap<Integer, Jdk> byFeature = new TreeMap<>(Comparator.reverseOrder());
    candidates(alsoThese)
        .map(Jdk::at)
        .flatMap(Optional::stream)
        .filter(jdk -> jdk.feature() >= 17)
        .forEach(jdk -> byFeature.putIfAbsent(jdk.feature(), jdk));
    return new ArrayList<>(byFeature.values());
  }

  private static Stream<Path> candidates(List<Path> first) {
    List<Path> places = new ArrayList<>(first);
    places.add(Path.of(System.getProperty("java.home")));
    for (String parent : USUAL_PLACES) {
      try (Stream<Path> children = Files.list(Path.of(parent))) {
        children
            .sorted()
            .forEach(
                child -> {
                  places.add(child);
                  places.add(child.resolve("Contents/Home"));
                });
      } catch (IOException e) {
        // No such place on this machine, or not for us.
      }
    }
    return places.stream();
  }
}
