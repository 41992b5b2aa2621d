package org.jyodide.cli.pip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jyodide.cli.HostProcess;
import org.jyodide.cli.UsageException;
import org.jyodide.packages.Packages;
import org.jyodide.packages.WheelName;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is wanted, and how versions are chosen. */
public final class RequirementOptions {
  @Parameters(
      paramLabel = "REQUIREMENT",
      arity = "0..*",
      description = "such as attrs, 'rich>=13', 'httpx[http2]', or the path or address of a wheel")
  private List<String> requirements = new ArrayList<>();

  @Option(
      names = {"-r", "--requirement"},
      paramLabel = "FILE",
      description = "takes requirements from a file, one a line")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-c", "--constraint"},
      paramLabel = "FILE",
      description = "takes conditions on versions from a file, one a line")
  private List<String> constraints = new ArrayList<>();

  @Option(names = "--pre", description = "takes pre-releases for versions like others")
  private boolean preReleases;

  @Option(names = "--no-deps", description = "leaves out what packages need")
  private boolean withoutDependencies;

  /** Whether nothing is wanted. */
  public boolean isEmpty() {
    return requirements.isEmpty() && files.isEmpty();
  }

  /**
   * The requirements.
   *
   * @throws UsageException if there are none, or one cannot be read
   */
  public String[] wanted(HostProcess process) {
    if (isEmpty()) {
      throw new UsageException("nothing is wanted: name a package, or a file with -r");
    }
    List<String> wanted = new ArrayList<>();
    requirements.forEach(requirement -> wanted.add(requirement(requirement, process)));
    wanted.addAll(lines(files, process));
    return wanted.toArray(String[]::new);
  }

  private static List<String> lines(List<String> files, HostProcess process) {
    List<String> lines = new ArrayList<>();
    for (String file : files) {
      Path path = process.workingDirectory().resolve(file).normalize();
      lines.addAll(RequirementsFile.read(path));
    }
    return lines;
  }

  /** The packages with these options. */
  public Packages apply(Packages packages, HostProcess process) {
    Packages configured =
        packages.withConstraints(lines(constraints, process).toArray(String[]::new));
    if (preReleases) {
      configured = configured.withPreReleases();
    }
    return withoutDependencies ? configured.withoutDependencies() : configured;
  }

  /** A wheel by its path or address is one of its package. */
  private static String requirement(String text, HostProcess process) {
    boolean isAddress = text.contains("://") && !text.contains("@ ") && !text.contains(" @");
    Path path = isAddress ? Path.of("") : process.workingDirectory().resolve(text).normalize();
    if (isAddress) {
      String file = text.replaceFirst("[#?].*", "");
      return WheelName.parse(file.substring(file.lastIndexOf('/') + 1)).name() + " @ " + text;
    }
    if (text.endsWith(".whl") && Files.isRegularFile(path)) {
      return WheelName.parse(String.valueOf(path.getFileName())).name() + " @ " + path.toUri();
    }
    if (text.endsWith(".whl") || (Files.isDirectory(path) && text.contains("/"))) {
      throw new UsageException(
          text
              + (Files.exists(path)
                  ? " is a directory; only wheels are installed, built elsewhere"
                  : ": there is no such file"));
    }
    return text;
  }
}
