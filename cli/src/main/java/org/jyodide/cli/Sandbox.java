package org.jyodide.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jyodide.InterpreterOptions;
import org.jyodide.JavaAccess;
import org.jyodide.Mount;
import org.jyodide.NetworkAccess;
import org.jyodide.StandardStream;
import org.jyodide.cli.Invocation.Program;
import org.jyodide.cli.project.PackageMounts;

/**
 * Turns the access flags into the options of an interpreter. Without a flag Python reads the
 * working directory and the directory of its script, both at their own path; {@code /tmp} and the
 * home are in memory; the environment is empty.
 */
public final class Sandbox {
  /** Directories that Python needs for itself: the host's are never shown in their place. */
  private static final Set<String> PYTHONS_OWN =
      Set.of("/", "/dev", "/lib", "/lib/python3.14", "/proc", "/proc/self", "/sys", "/usr/lib");

  /** Shown only when all of the host is open. */
  private static final Set<String> IN_MEMORY = Set.of("/tmp", "/home");

  /** They describe the host's file system, which Python does not see as it is. */
  private static final Set<String> VARIABLES_OF_THE_HOST =
      Set.of("HOME", "OLDPWD", "PWD", "TMPDIR", "_");

  /** They tell what the terminal can show, nothing else. */
  private static final List<String> VARIABLES_OF_THE_TERMINAL =
      List.of("TERM", "COLORTERM", "NO_COLOR");

  private final HostProcess process;
  private final Invocation invocation;
  private final AccessFlags access;
  private final Map<String, Mount> mounts = new LinkedHashMap<>();

  private Sandbox(HostProcess process, Invocation invocation) {
    this.process = process;
    this.invocation = invocation;
    this.access = invocation.access();
  }

  /**
   * The options of the interpreter that an invocation asks for.
   *
   * @throws UsageException if a directory that a flag names cannot be shown, or if the script does
   *     not exist
   */
  public static InterpreterOptions options(HostProcess process, Invocation invocation) {
    return new Sandbox(process, invocation).options();
  }

  /** As {@link #options(HostProcess, Invocation)}, of an invocation without arguments. */
  public static InterpreterOptions options(HostProcess process) {
    return options(process, List.of());
  }

  /**
   * As {@link #options(HostProcess, Invocation)}, of an invocation with these flags only.
   *
   * @throws UsageException if a flag is wrong
   */
  public static InterpreterOptions options(HostProcess process, List<String> flags) {
    return options(process, ArgumentParser.parse(flags));
  }

  private InterpreterOptions options() {
    if (access.all()) {
      showTopLevel(Path.of("/").toAbsolutePath(), true);
    }
    show(process.workingDirectory(), access.write());
    for (String path : access.writePaths()) {
      show(writableDirectory(path), true);
    }
    for (MountFlag mount : access.mounts()) {
      mount(mount);
    }
    if (invocation.program() instanceof Program.Script script) {
      showScript(script.path());
    }
    InterpreterOptions options =
        InterpreterOptions.defaults()
            .withArguments(pythonArguments())
            .withEnvironment(environment())
            .withNetworkAccess(networkAccess())
            .withJavaAccess(javaAccess())
            .withWorkingDirectory(GuestPaths.of(process.workingDirectory()))
            .withStdin(process.stdin())
            .withStdout(process.stdout())
            .withStderr(process.stderr());
    if (access.all()) {
      options = options.withHome(GuestPaths.of(process.home()));
    }
    if (!process.terminals().isEmpty()) {
      options =
          options.withTerminal(
              new HostTerminal(), process.terminals().toArray(StandardStream[]::new));
    }
    for (Mount mount : PackageMounts.of(process, invocation)) {
      mounts.putIfAbsent(mount.guest(), mount);
    }
    for (Mount mount : mounts.values()) {
      options = options.withMount(mount);
    }
    return options;
  }

  /** Shows a host directory at its own path, unless what is shown already shows it as well. */
  private void show(Path directory, boolean writable) {
    Path host = directory.toAbsolutePath().normalize();
    String guest = GuestPaths.of(host);
    if (guest.equals("/")) {
      showTopLevel(host, writable);
      return;
    }
    if (PYTHONS_OWN.contains(guest) || isShown(guest, writable)) {
      return;
    }
    boolean temporary = IN_MEMORY.contains(guest) && !writable;
    mounts.put(
        guest,
        writable
            ? Mount.readWrite(host, guest)
            : temporary ? Mount.overlay(host, guest) : Mount.readOnly(host, guest));
  }

  private boolean isShown(String guest, boolean writable) {
    Mount nearest = GuestPaths.nearest(mounts.values(), guest);
    return nearest != null
        && nearest.host().isPresent()
        && GuestPaths.of(nearest.host().get()).equals(nearest.guest())
        && (!writable || nearest.kind() == Mount.Kind.READ_WRITE);
  }

  /** The root cannot be shown as a whole, as Python has its own; so its directories are. */
  private void showTopLevel(Path root, boolean writable) {
    try (Stream<Path> children = Files.list(root)) {
      children
          .filter(Files::isDirectory)
          .filter(Files::isReadable)
          .filter(child -> access.all() || !IN_MEMORY.contains(GuestPaths.of(child)))
          .sorted()
          .forEach(child -> show(child, writable));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the root directory " + root, e);
    }
  }

  private Path writableDirectory(String path) {
    Path host = process.workingDirectory().resolve(path).normalize();
    requireDirectory("--allow-write=" + path, host);
    if (PYTHONS_OWN.contains(GuestPaths.of(host))) {
      throw new UsageException(
          "--allow-write="
              + path
              + ": Python has its own "
              + GuestPaths.of(host)
              + "; --mount "
              + host
              + ":/host shows the host's elsewhere");
    }
    return host;
  }

  private void mount(MountFlag flag) {
    Path host = process.workingDirectory().resolve(flag.host()).normalize();
    requireDirectory("--mount " + flag.host() + ":" + flag.guest(), host);
    Mount mount;
    try {
      mount =
          switch (flag.mode()) {
            case RO -> Mount.readOnly(host, flag.guest());
            case RW -> Mount.readWrite(host, flag.guest());
            case OVERLAY -> Mount.overlay(host, flag.guest());
          };
    } catch (IllegalArgumentException e) {
      throw new UsageException("--mount: " + e.getMessage());
    }
    if (PYTHONS_OWN.contains(mount.guest())) {
      throw new UsageException(
          "--mount: Python has its own " + mount.guest() + "; choose another GUEST path");
    }
    mounts.put(mount.guest(), mount);
  }

  private static void requireDirectory(String flag, Path host) {
    if (!Files.isDirectory(host)) {
      throw new UsageException(
          flag
              + ": the host "
              + (Files.exists(host)
                  ? "path " + host + " is no directory; name the directory it is in"
                  : "has no directory " + host));
    }
  }

  /** Shows a script's directory, and that of the file a symbolic link stands for. */
  private void showScript(String path) {
    Path script = process.workingDirectory().resolve(path).normalize();
    for (MountFlag mount : access.mounts()) {
      if (GuestPaths.contains(mount.guest(), GuestPaths.of(script))) {
        return;
      }
    }
    if (!Files.exists(script)) {
      throw new UsageException(
          "can't open file '" + script + "': [Errno 2] No such file or directory");
    }
    showDirectoryOf(script);
    try {
      showDirectoryOf(script.toRealPath());
    } catch (IOException e) {
      throw new UsageException("can't open file '" + script + "': " + e.getMessage());
    }
  }

  private void showDirectoryOf(Path script) {
    Path parent = script.getParent();
    Path directory = Files.isDirectory(script) || parent == null ? script : parent;
    if (GuestPaths.of(directory).equals("/") && !Files.isDirectory(script)) {
      throw new UsageException(
          "can't run '"
              + script
              + "' from the root directory, which Python cannot be shown; move it to another one");
    }
    show(directory, access.write());
  }

  private NetworkAccess networkAccess() {
    ListFlag flag = access.network();
    if (flag.everything()) {
      return NetworkAccess.everything();
    }
    try {
      return flag.names().isEmpty()
          ? NetworkAccess.none()
          : NetworkAccess.hosts(flag.names().toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--allow-net: " + e.getMessage());
    }
  }

  private JavaAccess javaAccess() {
    ListFlag flag = access.java();
    if (flag.everything()) {
      return JavaAccess.everything();
    }
    try {
      return flag.names().isEmpty()
          ? JavaAccess.none()
          : JavaAccess.packages(flag.names().toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--allow-java: " + e.getMessage());
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    if (!process.terminals().isEmpty()) {
      for (String name : VARIABLES_OF_THE_TERMINAL) {
        copy(name, variables);
      }
    }
    if (access.environment()) {
      process.environment().keySet().stream()
          .filter(name -> access.all() || !VARIABLES_OF_THE_HOST.contains(name))
          .filter(name -> !name.isEmpty() && name.indexOf('=') < 0)
          .sorted()
          .forEach(name -> copy(name, variables));
    }
    for (String name : access.environmentNames()) {
      copy(name, variables);
    }
    variables.putAll(access.variables());
    return variables;
  }

  private void copy(String name, Map<String, String> variables) {
    String value = process.environment().get(name);
    if (value != null) {
      variables.put(name, value);
    }
  }

  /** Python reads the script's path with slashes and without a drive. */
  private List<String> pythonArguments() {
    if (process.workingDirectory().getFileSystem().getSeparator().equals("/")
        || !(invocation.program() instanceof Program.Script script)) {
      return invocation.pythonArguments();
    }
    String guest = GuestPaths.of(process.workingDirectory().resolve(script.path()));
    return invocation.pythonArguments().stream()
        .map(argument -> argument.equals(script.path()) ? guest : argument)
        .toList();
  }
}
