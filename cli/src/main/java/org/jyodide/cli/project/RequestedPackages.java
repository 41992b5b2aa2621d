package org.jyodide.cli.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jyodide.JyodideException;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.Invocation;
import org.jyodide.cli.Invocation.Program;
import org.jyodide.cli.UsageException;
import org.jyodide.packages.PackageCache;
import org.jyodide.packages.PackageIndex;
import org.jyodide.packages.Packages;
import org.jyodide.packages.ScriptMetadata;
import org.jyodide.packages.TargetEnvironment;
import org.jyodide.packages.Version;

/**
 * The packages that {@code --with} and a script's own metadata name, in a prefix that is kept: the
 * same wishes find it again, for a day without asking an index.
 */
final class RequestedPackages {
  /** Where the packages of the project are when others stand in their place. */
  static final String PROJECT_PACKAGES = "/lib/jyodide/project";

  private static final String COMPLETE = "complete";
  private static final Duration FRESH = Duration.ofDays(1);

  private RequestedPackages() {}

  /** The prefix; empty if nothing is wanted. */
  static Optional<Path> prefix(HostProcess process, Invocation invocation) {
    TreeSet<String> wanted = new TreeSet<>(invocation.with());
    if (invocation.declares() && invocation.program() instanceof Program.Script script) {
      wanted.addAll(declared(process.workingDirectory().resolve(script.path())));
    }
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    PackageCache cache = PackageCache.standard(process.environment());
    Path environments = cache.directory().resolveSibling("environments");
    Path prefix = environments.resolve(key(process, wanted));
    if (isFresh(prefix)) {
      return Optional.of(prefix);
    }
    try {
      return Optional.of(make(process, prefix, wanted));
    } catch (JyodideException | IllegalArgumentException e) {
      if (Files.exists(prefix.resolve(COMPLETE))) {
        // Better those of yesterday than none, where the network is gone.
        return Optional.of(prefix);
      }
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("packages cannot be kept in " + environments + ": " + e);
    }
  }

  private static List<String> declared(Path script) {
    try {
      if (!Files.isRegularFile(script)) {
        return List.of();
      }
      Optional<ScriptMetadata> metadata = ScriptMetadata.of(Files.readString(script));
      if (metadata.isEmpty()) {
        return List.of();
      }
      Version python = TargetEnvironment.current().pythonVersion();
      if (!metadata.get().requiresPython().contains(python)) {
        throw new UsageException(
            script + " needs Python " + metadata.get().requiresPython() + ", this is " + python);
      }
      return metadata.get().requirements();
    } catch (IllegalArgumentException e) {
      throw new UsageException(script + " says wrongly what it needs: " + e.getMessage());
    } catch (IOException e) {
      // Not text: Python says so itself.
      return List.of();
    }
  }

  private static String key(HostProcess process, Set<String> wanted) {
    TreeSet<String> all = new TreeSet<>(wanted);
    all.add(" for " + TargetEnvironment.current());
    process.environment().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("PIP_"))
        .forEach(variable -> all.add(" " + variable));
    try {
      byte[] text = String.join("\n", all).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
          .substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static boolean isFresh(Path prefix) {
    try {
      Instant made = Files.getLastModifiedTime(prefix.resolve(COMPLETE)).toInstant();
      return made.plus(FRESH).isAfter(Instant.now());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes the prefix beside its place and moves it there: other processes see all of it or none.
   */
  private static Path make(HostProcess process, Path prefix, Set<String> wanted)
      throws IOException {
    Files.createDirectories(prefix.getParent());
    Path part = Files.createTempDirectory(prefix.getParent(), "part");
    try (ProgressLine progress = new ProgressLine(process)) {
      Packages.below(part)
          .withIndex(PackageIndex.configured(process.environment()))
          .withCache(PackageCache.standard(process.environment()))
          .withProgress(progress)
          .withByteCode()
          .install(wanted.toArray(String[]::new));
      Path packages = Files.createDirectories(part.resolve(ProjectFolder.SITE_PACKAGES));
      Files.writeString(packages.resolve("_jyodide_project.pth"), PROJECT_PACKAGES + "\n");
      Files.writeString(part.resolve(COMPLETE), "");
      if (Files.exists(prefix)) {
        Files.move(prefix, prefix.resolveSibling(part.getFileName() + ".old"));
      }
      try {
        Files.move(part, prefix);
      } catch (IOException e) {
        if (!Files.exists(prefix.resolve(COMPLETE))) {
          throw e;
        }
      }
      deleteTree(prefix.resolveSibling(part.getFileName() + ".old"));
      return prefix;
    } finally {
      deleteTree(part);
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(directory)) {
      all = files.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
