package org.jyodide.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.PythonRuntime;
import org.jyodide.packages.internal.json.Json;
import tools.jackson.databind.JsonNode;

/** The release of Pyodide on the class path or module path, as far as packages are concerned. */
final class Distribution {
  private static final String DIRECTORY = "META-INF/jyodide/";

  private static @Nullable Distribution found;

  private final JsonNode lockFile;
  private final TargetEnvironment environment;

  private Distribution(JsonNode lockFile) {
    this.lockFile = lockFile;
    JsonNode info = lockFile.path("info");
    environment =
        TargetEnvironment.of(
            info.path("python").asString(""),
            info.path("abi_version").asString(""),
            info.path("platform").asString(""));
  }

  static synchronized Distribution find() {
    Distribution distribution = found;
    if (distribution == null) {
      byte[] lockFile =
          resource("pyodide-lock.json")
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "no Python was found: add the artifact org.jyodide:jyodide-cpython-314"
                              + " to the class path or module path"));
      distribution = new Distribution(Json.parse(lockFile, "pyodide-lock.json"));
      found = distribution;
    }
    return distribution;
  }

  /** A file of the release; empty if the build did not put it there. */
  static Optional<byte[]> resource(String name) {
    ClassLoader loader = PythonRuntime.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(DIRECTORY + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  TargetEnvironment environment() {
    return environment;
  }

  JsonNode lockFile() {
    return lockFile;
  }
}
