package org.jyodide;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jyodide.emscripten.LocalZone;

/**
 * What an interpreter starts with and what it may reach. Immutable and safe for use by any thread;
 * each {@code with…} method returns a copy. Nothing is opened or checked against the host before an
 * interpreter is made.
 *
 * <p>By default Python sees no file of the host, no variable of its environment, no network and an
 * empty standard input; it prints to {@link System#out} and {@link System#err}.
 */
public final class InterpreterOptions {
  /** The least and the default size of {@link #withStackBytes}. */
  private static final long LEAST_STACK_BYTES = 16L << 20;

  private static final long DEFAULT_STACK_BYTES = 512L << 20;

  private static final InterpreterOptions DEFAULTS = new InterpreterOptions();

  private Map<String, String> environment = Map.of();
  private List<String> arguments = List.of();
  private List<Mount> mounts = List.of();
  private String home = "/home/pyodide";
  private Optional<String> workingDirectory = Optional.empty();
  private InputStream stdin = InputStream.nullInputStream();
  private Optional<OutputStream> stdout = Optional.empty();
  private Optional<OutputStream> stderr = Optional.empty();
  private Optional<Terminal> terminal = Optional.empty();
  private Set<StandardStream> terminalStreams = Set.of();
  private Limits limits = Limits.none();
  private NetworkAccess networkAccess = NetworkAccess.none();
  private long stackBytes = DEFAULT_STACK_BYTES;
  private Optional<ZoneId> timeZone = Optional.empty();
  private JavaAccess javaAccess = JavaAccess.none();
  private Optional<ClassLoader> embeddedPackages = Optional.empty();

  private InterpreterOptions() {}

  private InterpreterOptions(InterpreterOptions from) {
    environment = from.environment;
    arguments = from.arguments;
    mounts = from.mounts;
    home = from.home;
    workingDirectory = from.workingDirectory;
    stdin = from.stdin;
    stdout = from.stdout;
    stderr = from.stderr;
    terminal = from.terminal;
    terminalStreams = from.terminalStreams;
    limits = from.limits;
    networkAccess = from.networkAccess;
    stackBytes = from.stackBytes;
    timeZone = from.timeZone;
    javaAccess = from.javaAccess;
    embeddedPackages = from.embeddedPackages;
  }

  /** The options of {@link Interpreter#create()}. */
  public static InterpreterOptions defaults() {
    return DEFAULTS;
  }

  /**
   * A copy with these environment variables. Where they are not among them, Python's C library adds
   * {@code HOME}, {@code USER}, {@code LOGNAME}, {@code PATH}, {@code PWD}, {@code LANG} and {@code
   * _}, and an interpreter that is called from Java {@code PYTHONINSPECT}, which keeps a {@code
   * SystemExit} from ending it.
   *
   * @throws IllegalArgumentException if a name is empty or contains {@code =} or NUL, or a value
   *     contains NUL
   */
  public InterpreterOptions withEnvironment(Map<String, String> variables) {
    Map<String, String> copy = new LinkedHashMap<>();
    variables.forEach((name, value) -> put(copy, name, value));
    InterpreterOptions options = new InterpreterOptions(this);
    options.environment = Collections.unmodifiableMap(copy);
    return options;
  }

  /**
   * A copy with one more environment variable.
   *
   * @throws IllegalArgumentException as {@link #withEnvironment}
   */
  public InterpreterOptions withEnvironmentVariable(String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(environment);
    put(copy, name, value);
    InterpreterOptions options = new InterpreterOptions(this);
    options.environment = Collections.unmodifiableMap(copy);
    return options;
  }

  private static void put(Map<String, String> variables, String name, String value) {
    if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "the name of an environment variable is not empty and has no '=' or NUL, got '"
              + name
              + "'");
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "the value of an environment variable has no NUL; that of " + name + " has one");
    }
    variables.put(name, value);
  }

  /**
   * A copy with these arguments of the {@code python} command, without the command itself: options,
   * then {@code -c} and code or {@code -m} and a module or the path of a script, then what the
   * program finds in {@code sys.argv}. Embedders who only want {@code sys.argv} set it from Python.
   */
  public InterpreterOptions withArguments(List<String> arguments) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.arguments = List.copyOf(arguments);
    return options;
  }

  /** A copy with one more mount; later mounts cover earlier ones at the same path. */
  public InterpreterOptions withMount(Mount mount) {
    List<Mount> copy = new ArrayList<>(mounts);
    copy.add(mount);
    InterpreterOptions options = new InterpreterOptions(this);
    options.mounts = List.copyOf(copy);
    return options;
  }

  /** A copy with another home directory, an absolute path; made in memory if no mount has it. */
  public InterpreterOptions withHome(String path) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.home = absolute("home directory", path);
    return options;
  }

  /**
   * A copy with another directory to start in, an absolute path; made in memory if no mount has it.
   * The default is the home directory.
   */
  public InterpreterOptions withWorkingDirectory(String path) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.workingDirectory = Optional.of(absolute("working directory", path));
    return options;
  }

  private static String absolute(String what, String path) {
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " is an absolute path inside the interpreter, such as /work, got '"
              + path
              + "'");
    }
    return path;
  }

  /**
   * A copy with another standard input. It is read on the interpreter's thread, when Python wants
   * to read and never ahead of it, and not closed.
   */
  public InterpreterOptions withStdin(InputStream stdin) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.stdin = stdin;
    return options;
  }

  /**
   * A copy with another standard output. It is written on the interpreter's thread, flushed when
   * Python flushes and when the interpreter is closed, and not closed.
   */
  public InterpreterOptions withStdout(OutputStream stdout) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.stdout = Optional.of(stdout);
    return options;
  }

  /** A copy with another standard error; used as {@linkplain #withStdout standard output} is. */
  public InterpreterOptions withStderr(OutputStream stderr) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.stderr = Optional.of(stderr);
    return options;
  }

  /**
   * A copy that says which of the standard streams are a terminal: there {@code isatty()} is true
   * and {@code os.get_terminal_size} answers.
   */
  public InterpreterOptions withTerminal(Terminal terminal, StandardStream... streams) {
    InterpreterOptions options = new InterpreterOptions(this);
    Set<StandardStream> set = EnumSet.noneOf(StandardStream.class);
    set.addAll(Arrays.asList(streams));
    options.terminal = Optional.of(terminal);
    options.terminalStreams = Collections.unmodifiableSet(set);
    return options;
  }

  /** A copy with other limits. */
  public InterpreterOptions withLimits(Limits limits) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.limits = limits;
    return options;
  }

  /**
   * A copy with another stack size of the interpreter's thread, in bytes. It bounds how deep C code
   * may recurse; the system reserves address space and commits what is used.
   *
   * @throws IllegalArgumentException if {@code bytes} is below 16 MiB
   */
  public InterpreterOptions withStackBytes(long bytes) {
    if (bytes < LEAST_STACK_BYTES) {
      throw new IllegalArgumentException(
          "the stack needs at least " + LEAST_STACK_BYTES + " bytes, got " + bytes);
    }
    InterpreterOptions options = new InterpreterOptions(this);
    options.stackBytes = bytes;
    return options;
  }

  /** A copy with another local time zone; the default is that of the JVM. */
  public InterpreterOptions withTimeZone(ZoneId timeZone) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.timeZone = Optional.of(timeZone);
    return options;
  }

  /** A copy with other Java classes that Python may use; the default is none. */
  public InterpreterOptions withJavaAccess(JavaAccess access) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.javaAccess = access;
    return options;
  }

  /**
   * A copy with the Python packages that the application brings: those that the goal {@code
   * jyodide:embed} of the Maven plug-in put into its jars, with the classes of their native code.
   * Python finds them as if they were installed; what it changes there stays in memory, and mounts
   * of these options cover them. Nothing is fetched or compiled at run time.
   *
   * <p>They are looked for on the class path or module path that this library is on, when an
   * interpreter is made: that throws {@link IllegalStateException} if there are none, if they are
   * for another version of Python, or if two jars bring different versions of one package.
   */
  public InterpreterOptions withEmbeddedPackages() {
    ClassLoader own = InterpreterOptions.class.getClassLoader();
    return withEmbeddedPackages(own == null ? ClassLoader.getSystemClassLoader() : own);
  }

  /** The same, where another class loader has the jars of the application. */
  public InterpreterOptions withEmbeddedPackages(ClassLoader loader) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.embeddedPackages = Optional.of(loader);
    return options;
  }

  /** What finds the packages that the application brings; empty if they are not wanted. */
  public Optional<ClassLoader> embeddedPackages() {
    return embeddedPackages;
  }

  /** The environment variables, in order, unmodifiable. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The arguments of the {@code python} command. */
  public List<String> arguments() {
    return arguments;
  }

  /** The mounts, in order. */
  public List<Mount> mounts() {
    return mounts;
  }

  /** The home directory. */
  public String home() {
    return home;
  }

  /** The directory to start in. */
  public String workingDirectory() {
    return workingDirectory.orElse(home);
  }

  /** The standard input. */
  public InputStream stdin() {
    return stdin;
  }

  /** The standard output; if none was set, what {@link System#out} is now. */
  public OutputStream stdout() {
    return stdout.orElse(System.out);
  }

  /** The standard error; if none was set, what {@link System#err} is now. */
  public OutputStream stderr() {
    return stderr.orElse(System.err);
  }

  /** The terminal of a stream; empty if it is none. */
  public Optional<Terminal> terminal(StandardStream stream) {
    return terminalStreams.contains(stream) ? terminal : Optional.empty();
  }

  /** A copy with this access to the network; without one there is none. */
  public InterpreterOptions withNetworkAccess(NetworkAccess access) {
    InterpreterOptions options = new InterpreterOptions(this);
    options.networkAccess = access;
    return options;
  }

  /** Which hosts may be reached. */
  public NetworkAccess networkAccess() {
    return networkAccess;
  }

  /** The limits. */
  public Limits limits() {
    return limits;
  }

  /** The stack size of the interpreter's thread in bytes. */
  public long stackBytes() {
    return stackBytes;
  }

  /** The local time zone. */
  public ZoneId timeZone() {
    // Not before somebody asks: it may take longer than most of what a start does.
    return timeZone.isPresent() ? timeZone.get() : LocalZone.get();
  }

  /** The Java classes that Python may use. */
  public JavaAccess javaAccess() {
    return javaAccess;
  }
}
