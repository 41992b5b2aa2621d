package org.jyodide.cli;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.internal.host.FileRefusalListener;
import org.jyodide.packages.Packages;

/**
 * What Python was refused, and the flag that opens it. Programs try files and variables that need
 * not be there, so a refusal is only mentioned if the last thing on standard error speaks of it.
 */
public final class Refusals implements FileRefusalListener {
  /** What tracebacks say; apart, so that programs that end well do not wait for it. */
  private static final class Patterns {
    static final Pattern MISSING_VARIABLE =
        Pattern.compile(", in __getitem__\\R(?:    .*\\R)*KeyError: '(?<name>[^'\\n]+)'\\s*$");

    static final Pattern MISSING_FILE =
        Pattern.compile("^FileNotFoundError: .*: '(?<path>/[^']*)'$");

    static final Pattern MISSING_MODULE =
        Pattern.compile("(?:ModuleNotFoundError: |: )No module named '?(?<name>[\\w]+)'?$");

    /** A name that cannot be looked up, or a socket: no file is named. */
    static final Pattern NO_NETWORK =
        Pattern.compile("gaierror: |urlopen error \\[Errno |PermissionError: [^':]*$");
  }

  /** Where Python has files of its own: what is missing there is not the host's. */
  private static final List<String> PYTHONS_OWN =
      List.of("/dev", "/lib", "/proc", "/sys", "/usr/lib");

  /** Pyodide leaves them out. */
  private static final Set<String> NOT_IN_PYODIDE =
      Set.of(
          "_curses",
          "_dbm",
          "_gdbm",
          "_tkinter",
          "curses",
          "ensurepip",
          "fcntl",
          "grp",
          "idlelib",
          "lib2to3",
          "msvcrt",
          "nis",
          "ossaudiodev",
          "pwd",
          "readline",
          "resource",
          "spwd",
          "syslog",
          "termios",
          "tkinter",
          "turtle",
          "turtledemo",
          "venv",
          "winreg",
          "winsound");

  private final AccessFlags access;
  private final InterpreterOptions options;
  private OutputTail tail = new OutputTail(OutputStream.nullOutputStream());
  private String refusedWrite = "";

  /** Refusals of an interpreter with these options, made from these flags. */
  public Refusals(AccessFlags access, InterpreterOptions options) {
    this.access = access;
    this.options = options;
  }

  /** A stream that writes to {@code stderr} and is read for mentions of what was refused. */
  public OutputStream watch(OutputStream stderr) {
    tail = new OutputTail(stderr);
    return tail;
  }

  @Override
  public synchronized void refused(String guestPath, boolean write) {
    if (write) {
      refusedWrite = guestPath;
    }
  }

  /** One line for each refusal that standard error ends with; forgets it. */
  public synchronized List<String> hints() {
    String text = TerminalEscapes.remove(tail.takeText());
    String last = lastLine(text);
    List<String> hints = new ArrayList<>();
    String name = refusedWrite.substring(refusedWrite.lastIndexOf('/') + 1);
    if (!name.isEmpty() && last.contains(name)) {
      writeHint(refusedWrite).ifPresent(hints::add);
    }
    refusedWrite = "";
    Matcher file = Patterns.MISSING_FILE.matcher(last);
    if (file.find()) {
      missingFileHint(file.group("path")).ifPresent(hints::add);
    }
    Matcher module = Patterns.MISSING_MODULE.matcher(last);
    if (module.find()) {
      missingModuleHint(module.group("name")).ifPresent(hints::add);
    }
    if (text.contains("socket") && Patterns.NO_NETWORK.matcher(last).find()) {
      hints.add("the network is closed here, and no flag of this version opens it");
    }
    Matcher variable = Patterns.MISSING_VARIABLE.matcher(text);
    if (variable.find() && !access.allowsEnvironment(variable.group("name"))) {
      String missing = variable.group("name");
      hints.add(
          "the environment is closed here; --allow-env=" + missing + " opens '" + missing + "'");
    }
    return hints;
  }

  private Optional<String> writeHint(String path) {
    return nearestMount(path)
        .filter(mount -> mount.kind() == Mount.Kind.READ_ONLY)
        .map(
            mount ->
                access.mounts().stream().anyMatch(flag -> flag.guest().equals(mount.guest()))
                    ? "'" + path + "' is read-only here; --mount without :ro opens it"
                    : "'" + path + "' is read-only here; --allow-write opens it");
  }

  /** Says the same whether the host has the file or not: Python must not learn that. */
  private Optional<String> missingFileHint(String path) {
    if (nearestMount(path).isPresent()
        || GuestPaths.contains(options.home(), path)
        || PYTHONS_OWN.stream().anyMatch(own -> GuestPaths.contains(own, path))) {
      return Optional.empty();
    }
    int slash = path.lastIndexOf('/');
    String directory = slash == 0 ? path : path.substring(0, slash);
    return Optional.of(
        "'"
            + path
            + "' is not shown to Python here; --mount "
            + directory
            + ":"
            + directory
            + ":ro opens it if the host has it");
  }

  private static Optional<String> missingModuleHint(String module) {
    if (module.equals("pip")) {
      return Optional.of("packages are installed by 'jyodide pip install', outside of Python");
    }
    if (NOT_IN_PYODIDE.contains(module)) {
      return Optional.of(
          "'"
              + module
              + "' of Python's library is not in this build of it, and cannot be installed");
    }
    // Only of these it is known which package has them; the name may as well be misspelt.
    Optional<String> known = Packages.packageOf(module);
    String name = known.orElse(module);
    return Optional.of(
        "'"
            + module
            + "' is not installed; "
            + (known.isPresent() ? "" : "if the package of that name has it, ")
            + "'jyodide pip install "
            + name
            + "' installs it, 'jyodide run --with "
            + name
            + " …' gives it to one run");
  }

  private Optional<Mount> nearestMount(String path) {
    return Optional.ofNullable(GuestPaths.nearest(options.mounts(), path));
  }

  private static String lastLine(String text) {
    String stripped = text.stripTrailing();
    return stripped.substring(stripped.lastIndexOf('\n') + 1);
  }
}
