package org.jyodide.packages.internal.index;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jyodide.packages.PackageException;

/**
 * What pip is told by its configuration files and the environment: files for all users, then those
 * of the user, of the virtual environment, that of {@code PIP_CONFIG_FILE}, and variables; the
 * later wins.
 */
public final class PipConfiguration {
  private static final List<String> SECTIONS = List.of("global", "install");
  private static final List<String> TRUE = List.of("1", "true", "yes", "on");

  private final Map<String, String> values = new HashMap<>();
  private final Path home;

  private PipConfiguration(Path home) {
    this.home = home;
  }

  /** That of a process with these variables, of this user, on this machine. */
  public static PipConfiguration of(Map<String, String> environment) {
    return read(
        environment,
        Path.of(System.getProperty("user.home")),
        System.getProperty("os.name").toLowerCase(Locale.ROOT));
  }

  /**
   * That of a process with these variables.
   *
   * @param home the home directory of the user
   * @param system the name of the operating system, in lower case
   */
  public static PipConfiguration read(Map<String, String> environment, Path home, String system) {
    PipConfiguration configuration = new PipConfiguration(home);
    String named = environment.getOrDefault("PIP_CONFIG_FILE", "");
    boolean isOff = named.equals("/dev/null") || named.equalsIgnoreCase("nul");
    if (!isOff) {
      PipFiles.standard(environment, home, system).forEach(configuration::addFile);
      if (!named.isEmpty()) {
        configuration.addFile(Path.of(named));
      }
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("PIP_") && !value.isEmpty()) {
            configuration.values.put(key(name.substring(4)), value);
          }
        });
    return configuration;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void addFile(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new PackageException("pip's configuration file " + file + " cannot be read: " + e, e);
    }
    Map<String, Map<String, String>> sections = PipFiles.parse(lines);
    for (String section : SECTIONS) {
      sections
          .getOrDefault(section, Map.of())
          .forEach((name, value) -> values.put(key(name), value));
    }
  }

  /** The index ({@code index-url}); empty if none is named. */
  public Optional<URI> index() {
    return value("index-url").map(PipConfiguration::address);
  }

  /** Further indexes ({@code extra-index-url}). */
  public List<URI> extraIndexes() {
    return words("extra-index-url").stream().map(PipConfiguration::address).toList();
  }

  /** Directories and pages with wheels ({@code find-links}). */
  public List<String> links() {
    return words("find-links").stream()
        .map(word -> word.startsWith("~/") ? home.resolve(word.substring(2)).toString() : word)
        .toList();
  }

  /** Whether no index is to be asked ({@code no-index}). */
  public boolean hasNoIndex() {
    return value("no-index").filter(v -> TRUE.contains(v.toLowerCase(Locale.ROOT))).isPresent();
  }

  /** The certificates to trust instead of Java's ({@code cert}), a PEM file. */
  public Optional<Path> certificates() {
    return value("cert").map(Path::of);
  }

  /** The proxy ({@code proxy}). */
  public Optional<URI> proxy() {
    return value("proxy").map(text -> address(text.contains("://") ? text : "http://" + text));
  }

  /** Seconds to wait for an answer ({@code timeout}); 15 if that is not said, as for pip. */
  public int timeoutSeconds() {
    String text = value("timeout").or(() -> value("default-timeout")).orElse("15");
    try {
      return Math.max(1, (int) Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new PackageException(
          "pip's setting 'timeout' is a number of seconds, got '" + text + "'", e);
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String word : value(name).orElse("").split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      if (address.isAbsolute()) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new PackageException(
        "pip's configuration names an address that is none, '"
            + text
            + "'; see pip config list, and PIP_INDEX_URL");
  }
}
