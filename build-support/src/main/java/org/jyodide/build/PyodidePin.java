package org.jyodide.build;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The release of Pyodide that is wanted, and the checksums that it must have.
 *
 * @param version the npm version
 * @param integrity of the package, as npm states it
 * @param files SHA-256 by name of a file in the package
 */
record PyodidePin(String version, String integrity, Map<String, String> files) {

  private static final String FILE_PREFIX = "sha256.";

  /** Reads {@code version}, {@code integrity} and a {@code sha256.NAME} for each file. */
  static PyodidePin read(Path properties) throws IOException, BuildFailure {
    Properties pin = new Properties();
    try (Reader reader = Files.newBufferedReader(properties)) {
      pin.load(reader);
    }
    Map<String, String> files = new TreeMap<>();
    for (String key : pin.stringPropertyNames()) {
      if (key.startsWith(FILE_PREFIX)) {
        files.put(key.substring(FILE_PREFIX.length()), pin.getProperty(key));
      }
    }
    String version = pin.getProperty("version");
    String integrity = pin.getProperty("integrity");
    if (version == null || integrity == null || files.isEmpty()) {
      throw new BuildFailure(
          properties + " must name version, integrity and sha256.FILE of the wanted release");
    }
    return new PyodidePin(version, integrity, files);
  }

  /** The name that {@code npm pack} gives to the package. */
  String tarballName() {
    return "pyodide-" + version + ".tgz";
  }

  /** Whether a directory holds every pinned file, unchanged. */
  boolean matches(Path directory) throws IOException {
    for (var file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      if (!Files.isRegularFile(path) || !Checksum.sha256(path).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }
}
