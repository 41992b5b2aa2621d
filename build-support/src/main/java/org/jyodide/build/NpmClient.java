package org.jyodide.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The npm command: the registry and its settings are the user's. */
final class NpmClient {
  private static final List<String> NETWORK_ERRORS =
      List.of(
          "ENOTFOUND",
          "ECONNREFUSED",
          "ECONNRESET",
          "ENETUNREACH",
          "EHOSTUNREACH",
          "ETIMEDOUT",
          "EAI_AGAIN",
          "ERR_SOCKET_TIMEOUT",
          "ENOTCACHED",
          "E403",
          "network");

  private final String command;

  NpmClient(String command) {
    this.command = command;
  }

  /** The npm that a shell would find. */
  static NpmClient onPath() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return new NpmClient(windows ? "npm.cmd" : "npm");
  }

  /** Downloads a package, such as {@code pyodide@314.0.7}, as a file into a directory. */
  void pack(String wanted, Path directory) throws IOException, InterruptedException, BuildFailure {
    ProcessBuilder builder =
        new ProcessBuilder(
                command,
                "pack",
                wanted,
                "--pack-destination",
                directory.toString(),
                "--loglevel=error",
                "--fetch-retries=1",
                "--fetch-retry-mintimeout=2000")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Process npm;
    try {
      npm = builder.start();
    } catch (IOException e) {
      throw new BuildFailure(
          "npm is needed to fetch "
              + wanted
              + " and was not found on the PATH; install Node.js, which brings it");
    }
    npm.getOutputStream().close();
    String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = npm.waitFor();
    if (status != 0) {
      throw explain(wanted, directory, status, output);
    }
  }

  private static BuildFailure explain(String wanted, Path directory, int status, String output) {
    if (BuildFailure.isDiskFull(output)) {
      return BuildFailure.diskFull(directory);
    }
    String end =
        output
            .lines()
            .filter(line -> !line.isBlank())
            .limit(4)
            .map(line -> line.replaceFirst("^npm (error|ERR!)\\s*", ""))
            .collect(Collectors.joining("; "));
    if (NETWORK_ERRORS.stream().anyMatch(output::contains)) {
      return new BuildFailure(
          "the npm registry could not be reached to fetch " + wanted + ", npm says: " + end);
    }
    return new BuildFailure(
        "npm could not fetch " + wanted + " (status " + status + "), it says: " + end);
  }
}
