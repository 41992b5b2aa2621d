package org.jyodide.internal.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.jyodide.InterpreterOptions;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.emscripten.EmscriptenProgram;
import org.jyodide.emscripten.ExitStatus;
import org.jyodide.emscripten.libc.StandardLibraries;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.Posts;
import org.jyodide.internal.bridge.java.JavaRuntime;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.web.WebGlobals;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.Code;
import org.jyodide.internal.capi.ProgramEndedException;
import org.jyodide.internal.capi.PyObjects;
import org.jyodide.internal.convert.Conversions;
import org.jyodide.internal.net.HttpFetcher;
import org.jyodide.internal.net.NetworkPolicy;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.stdio.StandardStreams;
import org.jyodide.internal.thread.InterpreterThread;
import org.jyodide.internal.thread.Signals;
import org.jyodide.wasm.CodeCache;
import org.jyodide.wasm.runtime.Memory;

/**
 * The start of an interpreter: one method a stage, in the order in which {@link #run} calls them,
 * which is that of Pyodide's loader.
 */
final class Bootstrap {
  /** What Python is told as its own path. */
  static final String PROGRAM = "/usr/bin/python3";

  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  private final Distribution distribution;
  private final InterpreterOptions options;
  private final InterpreterThread thread;
  private final boolean forCommand;
  private final Optional<PythonImage> image;
  private final GuestFiles files;
  private final StandardStreams streams;
  private final EmscriptenProcess process;
  private final Bridge bridge;
  private final HttpFetcher fetcher;

  Bootstrap(Origin origin, InterpreterThread thread) {
    this.distribution = origin.distribution();
    this.options = origin.options();
    this.thread = thread;
    this.forCommand = origin.forCommand();
    this.image = origin.image();
    files = new GuestFiles(origin.refusals(), image);
    streams = new StandardStreams(options);
    process = EmscriptenProcess.create(program(), files.files());
    fetcher = new HttpFetcher(new NetworkPolicy(options.networkAccess()), longestResponse(options));
    bridge =
        new Bridge(
            process,
            new BridgeThread(thread),
            this::printUnhandled,
            this::print,
            new WebGlobals(fetcher, line -> process.printLine(STDOUT, line), this::print));
  }

  /** A response is a Java array first, then what Python makes of it. */
  private static long longestResponse(InterpreterOptions options) {
    return Math.min(options.limits().memoryBytes().orElse(Long.MAX_VALUE), Integer.MAX_VALUE / 2);
  }

  private EmscriptenProgram program() {
    return EmscriptenProgram.of(distribution.mainModule())
        .withProgramPath(PROGRAM)
        .withArguments(options.arguments())
        .withEnvironment(environment())
        .withTimeZone(options.timeZone())
        .withMemoryCapPages(memoryCapPages())
        .withApiPrefixes(List.of("Py", "_Py"))
        .withCodeCache(codeCache());
  }

  private Optional<CodeCache> codeCache() {
    Optional<CodeCache> ofUser = CodeCache.ofUser();
    return options
        .embeddedPackages()
        .map(loader -> ofUser.orElseGet(CodeCache::ofResources).withResources(loader))
        .or(() -> ofUser);
  }

  private int memoryCapPages() {
    long bytes = options.limits().memoryBytes().orElse(Long.MAX_VALUE);
    long pages = Math.min(Memory.MAXIMUM_PAGES, bytes / Memory.PAGE_SIZE);
    long least = distribution.mainModule().module().memories().get(0).limits().minimum();
    if (pages < least) {
      throw new MemoryLimitException(
          "Python starts with a memory of "
              + least * Memory.PAGE_SIZE
              + " bytes, the limit is "
              + bytes);
    }
    return (int) pages;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("HOME", options.home());
    environment.put("PWD", options.workingDirectory());
    if (!forCommand) {
      // Keeps PyErr_Print from ending the process for a SystemExit.
      environment.put("PYTHONINSPECT", "1");
    }
    environment.putAll(options.environment());
    return environment;
  }

  /** Starts Python, or goes on from the image; {@code pyObjects} as for {@link CApi}. */
  PythonProcess run(PyObjects pyObjects) {
    boolean done = false;
    try {
      bindImports();
      prepareFiles();
      CPython python = image.isPresent() ? resume(image.get()) : instantiate();
      Signals signals = new Signals(process.interrupts(), new GuestSignals(python));
      thread.setWakeUp(process.interrupts()::wakeUp);
      bridge.attach(cause -> {});
      if (image.isEmpty()) {
        runConstructors();
        runMain();
      }
      CApi api = new CApi(python, pyObjects);
      api.setTyped(new Conversions(api));
      process.interrupts().postponeWhile(new EventLoopCode(api)::isRunning);
      if (image.isEmpty()) {
        defineHelpers(api.code());
      }
      JavaRuntime java = installJava(api);
      image.ifPresent(from -> bridge.resume(from.hostObjects()));
      image.ifPresent(
          from -> new Resumption(process, api, from).run(options, environment(), forCommand));
      done = true;
      return new PythonProcess(
          process,
          api,
          bridge,
          fetcher,
          java,
          streams,
          signals,
          this::idle,
          modules -> image(java, modules));
    } finally {
      if (!done) {
        process.close();
        streams.release();
      }
    }
  }

  private PythonImage image(JavaRuntime java, List<String> modules) {
    return new PythonImage(
        process.imaging().image(),
        files.image(),
        files.mountImages(),
        files.files().workingDirectory().path(),
        environment(),
        options.timeZone().getId(),
        options.workingDirectory(),
        bridge.pythonObjects(),
        java.image(),
        modules);
  }

  private void bindImports() {
    StandardLibraries.addTo(process);
    bridge.bind();
  }

  private void prepareFiles() {
    files.files().setIgnoresPermissions(true);
    files.addSystem(streams, process.descriptors());
    if (image.isEmpty()) {
      files.addLibrary(distribution);
    }
    options
        .embeddedPackages()
        .map(loader -> EmbeddedPackages.find(loader, distribution.pythonVersion()))
        .ifPresent(files::addEmbeddedPackages);
    files.addMounts(options, image);
    process.imaging().addObstacle(files::obstacles);
  }

  /** Instead of instance, constructors and main. */
  private CPython resume(PythonImage from) {
    process.resume(from.process());
    files.files().setIgnoresPermissions(false);
    if (options.workingDirectory().equals(from.startDirectory())) {
      files.goTo(from.workingDirectory());
    }
    return new CPython(process.instance());
  }

  private CPython instantiate() {
    process.instantiate();
    CPython python = new CPython(process.instance());
    AbiCheck.checkBinary(
        python.memory().loadI32(python.address("Py_Version")), distribution.pythonVersion());
    return python;
  }

  private void runConstructors() {
    process.runConstructors();
    files.files().setIgnoresPermissions(false);
  }

  /** Initializes CPython; options such as {@code --version} make it end here. */
  private void runMain() {
    OptionalInt status = process.runMain();
    if (status.isPresent()) {
      throw new ProgramEndedException("main", new ExitStatus(status.getAsInt()));
    }
  }

  /** Adds the host's own module, which also starts Pyodide's modules when they are needed. */
  private void defineHelpers(Code code) {
    code.define(Code.HELPERS, resource("bootstrap.py"));
    code.define(Resumption.MODULE, resource("images.py"));
    if (!forCommand) {
      // The command puts the directory of its script there.
      code.define(Code.HELPERS, "import sys; sys.path.insert(0, '')");
    }
  }

  /** Shows Java objects to Python. Their Python side is made when it is needed. */
  private JavaRuntime installJava(CApi api) {
    JavaRuntime java =
        new JavaRuntime(
            process,
            api,
            options.javaAccess(),
            () -> resource("jyodide.py"),
            new BridgeThread(thread),
            image.map(PythonImage::java));
    api.setJavaObjects(java);
    process.imaging().addObstacle(java::obstacles);
    process.imaging().addObstacle(bridge::obstacles);
    java.install(Code.HELPERS);
    java.addAction(
        Code.HELPERS,
        "start_shims",
        "Define what known packages have to do otherwise.",
        () -> api.code().define("_jyodide_shims", resource("shims.py")));
    java.addAction(
        Code.HELPERS,
        "start_packages",
        "Define what is known of the packages of the release.",
        () -> api.code().define("_jyodide_packages", resource("packages.py")));
    java.addAction(
        Code.HELPERS, "hold_signals", "Let signals wait from now on.", process.interrupts()::hold);
    java.addAction(
        Code.HELPERS, "release_signals", "Let signals come again.", process.interrupts()::release);
    java.addFunction(
        Code.HELPERS,
        "run_sync",
        "run_sync(x, /)\n--\n\nBlock until an awaitable is resolved.",
        bridge.suspension()::runSync);
    return java;
  }

  /** The text of a file of this package. */
  static String resource(String name) {
    try (InputStream in = Bootstrap.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the artifact jyodide-python has lost its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private long idle() {
    bridge.releaseUnreachable();
    return bridge.loop().runDue();
  }

  private void printUnhandled(@Nullable Object reason) {
    print("Unhandled exception in a task: " + HostValues.display(reason));
  }

  private void print(String line) {
    process.printLine(STDERR, line);
  }

  /** The interpreter's thread, as the bridges want to see it. */
  private record BridgeThread(InterpreterThread thread) implements Posts, JavaRuntime.HostThread {
    @Override
    public void post(Runnable work) {
      thread.post(work);
    }

    @Override
    public boolean hasPosts() {
      return thread.hasPosts();
    }

    @Override
    public void runPosts() {
      thread.runPosts();
    }

    @Override
    public boolean hasCalls() {
      return thread.hasCalls();
    }

    @Override
    public void lend() {
      thread.lend();
    }

    @Override
    public void takeBack() {
      thread.takeBack();
      thread.requireRunning();
    }
  }
}
