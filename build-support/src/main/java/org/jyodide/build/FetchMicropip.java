package org.jyodide.build;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pinned wheel of micropip into a directory, and beside it the address of the index that
 * it uses, so that no source of ours names one. Does nothing if both are there; without pip or a
 * network it says what will be missing, and the build goes on.
 *
 * <p>Arguments: the pin (a properties file), the directory, and optionally a directory in which
 * packages are kept between clean builds and shared between clones.
 */
public final class FetchMicropip {
  private static final Pattern INDEX = Pattern.compile("(?m)^PYPI_URL = \"(https://[^\"]+)\"$");
  private static final List<List<String>> PIPS =
      List.of(List.of("pip"), List.of("pip3"), List.of("python3", "-m", "pip"));

  private final String version;
  private final String sha256;
  private final List<List<String>> pips;

  FetchMicropip(String version, String sha256, List<List<String>> pips) {
    this.version = version;
    this.sha256 = sha256;
    this.pips = pips;
  }

  public static void main(String[] args) throws InterruptedException {
    Path directory = Path.of(args[1]);
    Path cache = args.length > 2 && !args[2].isBlank() ? Path.of(args[2]) : null;
    BuildFailure.exitOnFailure(
        directory,
        () -> {
          Properties pin = new Properties();
          try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
            pin.load(reader);
          }
          new FetchMicropip(
                  pin.getProperty("micropip.version"), pin.getProperty("micropip.sha256"), PIPS)
              .into(directory, cache);
        });
  }

  /** The name under which Python finds the wheel, whatever its version. */
  private static final String WHEEL = "micropip.whl";

  private String fileName() {
    return "micropip-" + version + "-py3-none-any.whl";
  }

  /** Makes sure that the directory holds the wheel and its index, if they can be had. */
  void into(Path directory, @Nullable Path cache)
      throws IOException, InterruptedException, BuildFailure {
    Path wheel = directory.resolve(WHEEL);
    Path index = directory.resolve("default-index");
    if (isIntact(wheel) && Files.exists(index)) {
      return;
    }
    Files.createDirectories(directory);
    Path cached = cache == null ? wheel : cache.resolve(fileName());
    if (isIntact(cached)) {
      if (!cached.equals(wheel)) {
        Files.copy(cached, wheel, StandardCopyOption.REPLACE_EXISTING);
      }
    } else if (!download(directory) || !isIntact(wheel)) {
      Files.deleteIfExists(directory.resolve(fileName()));
      Files.deleteIfExists(wheel);
      System.out.println(
          "jyodide: micropip "
              + version
              + " could not be fetched with pip: it is left out, and the index of packages has to be"
              + " configured (PIP_INDEX_URL)");
      return;
    } else if (!cached.equals(wheel)) {
      DownloadCache.keep(wheel, cached);
    }
    Files.writeString(index, index(wheel) + "\n");
  }

  private boolean isIntact(Path wheel) throws IOException {
    return Files.isRegularFile(wheel) && Checksum.sha256(wheel).equals(sha256);
  }

  private boolean download(Path directory) throws IOException, InterruptedException {
    for (List<String> pip : pips) {
      List<String> command = new java.util.ArrayList<>(pip);
      command.addAll(
          List.of(
              "download",
              "--quiet",
              "--no-deps",
              "--only-binary=:all:",
              "--python-version=3.14",
              "--dest=" + directory,
              "micropip==" + version));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      try {
        Process process = builder.start();
        process.getOutputStream().close();
        if (process.waitFor() == 0) {
          Files.move(
              directory.resolve(fileName()),
              directory.resolve(WHEEL),
              StandardCopyOption.REPLACE_EXISTING);
          return true;
        }
      } catch (IOException e) {
        // Not on the PATH: the next may be.
      }
    }
    return false;
  }

  private static String index(Path wheel) throws IOException, BuildFailure {
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry entry = zip.getEntry("micropip/package_index.py");
      String source =
          entry == null
              ? ""
              : new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = INDEX.matcher(source);
      if (!matcher.find()) {
        throw new BuildFailure(
            wheel + " names no index where it did before; FetchMicropip has to learn where");
      }
      return matcher.group(1);
    }
  }
}
