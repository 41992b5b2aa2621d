package org.jyodide.internal.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.InterpreterOptions;
import org.jyodide.Mount;
import org.jyodide.internal.capi.NoPyObjects;
import org.jyodide.internal.snapshot.PythonImage;
import org.jyodide.internal.thread.InterpreterThread;

/** Options and variables of Python, from the start image as from the beginning. */
class StartOptionsTest {
  /** Prints what they can change. */
  private static final String REPORT =
      """
      import os, sys, warnings, site
      print(sys.flags)
      for stream in sys.stdin, sys.stdout, sys.stderr, sys.__stdin__, sys.__stdout__, sys.__stderr__:
          print(repr(stream), stream.write_through, stream.line_buffering, repr(stream.buffer))
          print(stream.encoding, stream.errors, stream.newlines, stream.mode, stream.name, stream.fileno())
      print(sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__)
      print(sys.dont_write_bytecode, sys.warnoptions, sys._xoptions)
      print(*warnings.filters, sep='\\n')
      print(sys.path, sys.argv, sys.orig_argv)
      print(sorted(os.environ.items()))
      print(site.ENABLE_USER_SITE, site.USER_SITE, site.USER_BASE)
      print(sys.modules['__main__'].__dict__.get('__file__'))
      print(sys.executable, sys._base_executable, sys.prefix, sys.base_prefix, sys.exec_prefix)
      print(os.path.expanduser('~'), *(sorted(os.listdir(d)) for d in ('/home', '/') if os.path.isdir(d)))
      warnings.warn('deprecated', DeprecationWarning)
      warnings.warn('user')
      try:
          print(str(b''), b'' == '')
      except BytesWarning as e:
          print(e)
      import ctypes
      c = ctypes.CDLL(None)
      c.printf(b'from C\\n')
      os.write(1, b'from the system\\n')
      c.fflush(None)
      sys.stdout.write('no end of line')
      sys.stderr.write('no end either')
      os.write(1, b', ')
      sys.stderr.flush()
      """;

  private static PythonImage image;

  @TempDir private static Path directory;

  @BeforeAll
  static void prepare() throws IOException {
    Distribution distribution = Distribution.find();
    image = distribution.images().startImage().orElseGet(() -> StartImage.make(distribution));
    Files.writeString(directory.resolve("report.py"), REPORT);
    Files.writeString(directory.resolve("skipped.py"), "no Python\nimport report");
    Files.createDirectories(directory.resolve("own/plain"));
    Files.writeString(directory.resolve("own/plain/helper.py"), "print('helper', __file__)");
    Files.createDirectories(directory.resolve("own/hooked"));
    Files.writeString(
        directory.resolve("own/hooked/sitecustomize.py"),
        "import sys; print('customized', sys.path, sys.argv, sys.flags.safe_path)");
    Files.createDirectories(directory.resolve("own/shadow"));
    Files.writeString(directory.resolve("own/shadow/statistics.py"), "mine = True");
    Files.writeString(
        directory.resolve("own/shadow/main.py"),
        "import statistics, decimal; print(statistics.__file__, decimal.Decimal(1) / 3)");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(directory.resolve("own/app.zip")))) {
      for (String name : List.of("queue.py", "__main__.py")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("import queue; print(__name__, queue.__file__)".getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.writeString(
        directory.resolve("shadowed.py"), "import statistics; print(statistics.__file__)");
  }

  private static InterpreterOptions options(List<String> words) {
    Map<String, String> variables = new TreeMap<>();
    List<String> arguments = new ArrayList<>(words);
    while (!arguments.isEmpty() && arguments.get(0).matches("[A-Z_]+=.*")) {
      String[] parts = arguments.remove(0).split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    return InterpreterOptions.defaults()
        .withEnvironment(variables)
        .withArguments(arguments)
        .withMount(Mount.readOnly(directory, "/guest"))
        .withWorkingDirectory("/guest");
  }

  /** What it writes to both streams, and its exit code. */
  private static String run(InterpreterOptions options, String program, boolean fromImage) {
    boolean forCommand = program.isEmpty();
    ByteArrayInputStream in = new ByteArrayInputStream("report\n".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Origin origin =
        Origin.of(Distribution.find(), options.withStdin(in).withStdout(out).withStderr(out))
            .withRefusals((path, write) -> {});
    Origin start = forCommand ? origin.asCommand() : origin;
    InterpreterThread thread =
        new InterpreterThread("test", options.stackBytes(), IllegalStateException::new);
    int code =
        thread.call(
            () -> {
              PythonProcess process =
                  PythonProcess.boot(
                      fromImage ? start.from(image) : start, thread, new NoPyObjects());
              try {
                if (forCommand) {
                  return process.runMain();
                }
                process.api().code().define("report", program);
                return process.shutDown() ? 0 : 1;
              } finally {
                process.close();
              }
            });
    thread.stop();
    thread.join();
    return out.toString(StandardCharsets.UTF_8).replaceAll("0x[0-9a-f]+", "0x") + "\nexit " + code;
  }

  /** That, the same from both; the program is for an interpreter that Java calls. */
  private static String same(InterpreterOptions options, String program) {
    assertTrue(StartImage.fits(options, program.isEmpty()));
    String expected = run(options, program, false);
    assertEquals(expected, run(options, program, true));
    return expected;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.py",
        "-u report.py a -b",
        "PYTHONUNBUFFERED=1 -c import¬report b",
        "PYTHONDONTWRITEBYTECODE=1 PYTHONSAFEPATH=0 PYTHONNOUSERSITE=yes -qq report.py",
        "-B -W error::DeprecationWarning -Wignore:what:UserWarning:mod:3 -Wwrong -c import¬report",
        "PYTHONWARNINGS=error,,default -Werror -b -m report",
        "PYTHONPATH=. -bbusPx skipped.py",
        "-P /guest/report.py",
        "-ii ./report.py",
        "PYTHONINSPECT=2 -q report.py",
        "PYTHONPATH=/guest/own/plain::own/hooked:/lib/python314.zip:/none/:. -s -cimport¬helper,report",
        "PYTHONPATH=/guest/own/shadow shadowed.py",
        "PYTHONPATH=own/app.zip -c import¬queue",
        "-P own/shadow/main.py",
        "PYTHONUNBUFFERED=0 PYTHONBREAKPOINT=0 PYTHON_VERSION=3 -i",
        "HOME=/nowhere/else report.py",
        "HOME= -s report.py",
        "HOME=here report.py",
      })
  void aCommandIsTheSame(String line) {
    List<String> words =
        List.of(line.split(" ")).stream().map(word -> word.replace('¬', ' ')).toList();
    String out = same(options(words), "");
    if (line.matches(".*(report|skipped).*")) {
      assertTrue(out.contains("sys.flags(debug=0"), out);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1",
        "PYTHONWARNINGS=ignore,error::UserWarning:a PYTHONSAFEPATH=1",
        "PYTHONPATH=/guest/own/plain:/guest/own/hooked",
      })
  void anInterpreterIsTheSame(String line) {
    same(
        options(line.isEmpty() ? List.of() : List.of(line.split(" "))),
        "import builtins as __builtins__\n" + REPORT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-O -c pass",
        "-uO a.py",
        "-E a.py",
        "-Xdev a.py",
        "-v a.py",
        "--version",
        "-c",
        "-u -W",
        "-Wignore::some.Category a.py",
        "PYTHONHASHSEED=1 a.py",
        "PYTHONWARNINGS=error::some.Category a.py",
        "PYTHONNEW=1 a.py",
      })
  void allElseStartsFromTheBeginning(String line) {
    assertFalse(StartImage.fits(options(List.of(line.split(" "))), true));
  }

  /** As the command does it when all of the host is open. */
  @Test
  void theHomeAndTheProgramsOfTheHostAreSeen() throws IOException {
    Path root = Files.createDirectories(directory.resolve("root"));
    Files.createDirectories(root.resolve("home/user/.local/lib/python3.14/site-packages"));
    Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(root.resolve("usr/bin/python3"), Path.of("python3.11"));
    Files.writeString(root.resolve("usr/bin/python3.11"), "no Python that runs here");
    InterpreterOptions options =
        options(List.of("report.py"))
            .withHome("/home/user")
            .withEnvironment(Map.of("HOME", "/home/user", "USER", "user"))
            .withMount(Mount.readWrite(root.resolve("usr"), "/usr"))
            .withMount(Mount.readWrite(root.resolve("home"), "/home"));
    String out = same(options, "");
    assertTrue(out.contains("/home/user ['user']"), out);
    assertTrue(out.contains("/usr/bin/python3 "), out);
    same(options(List.of("report.py")).withHome("/elsewhere"), "");
    same(options(List.of()).withHome("/home/else"), "import builtins as __builtins__\n" + REPORT);
  }

  @Test
  void whatTheStartWouldFindIsNotPassedOver() throws IOException {
    Path host = Files.createDirectories(directory.resolve("host"));
    Files.createDirectories(host.resolve("usr/bin"));
    Files.createFile(host.resolve("usr/bin/pyvenv.cfg"));
    Files.createDirectories(host.resolve("plain/python3.14"));
    InterpreterOptions options = InterpreterOptions.defaults();
    for (InterpreterOptions each :
        List.of(
            options.withMount(Mount.readOnly(host, "/")),
            options.withMount(Mount.memory("/usr/bin/pyvenv.cfg")),
            options.withMount(Mount.readOnly(host.resolve("usr/bin"), "/usr/bin")),
            options.withMount(Mount.readOnly(host.resolve("usr"), "/usr")),
            options.withMount(Mount.readOnly(host.resolve("plain"), "/lib")),
            options.withMount(Mount.memory("/lib/python3.14/lib-dynload")))) {
      assertFalse(StartImage.fits(each, true), each::toString);
    }
    for (InterpreterOptions each :
        List.of(
            options.withMount(Mount.readOnly(host.resolve("plain"), "/usr/bin")),
            options.withMount(Mount.readOnly(host, "/else")),
            options.withMount(Mount.memory("/lib/python3.14/site-packages/x")))) {
      assertTrue(StartImage.fits(each, true), each::toString);
    }
  }

  @Test
  void theTimeZoneIsTheirs() {
    for (String zone : List.of("America/New_York", "Europe/Berlin", "Asia/Kolkata", "Etc/GMT+3")) {
      same(
          options(List.of()).withTimeZone(ZoneId.of(zone)),
          """
          import builtins as __builtins__, time, datetime
          print(time.tzname, time.timezone, time.altzone, time.daylight)
          for moment in 1704067200, 1719835200:
              local = time.localtime(moment)
              print(local, local.tm_zone, local.tm_gmtoff, time.strftime('%c %Z %z', local))
              print(datetime.datetime.fromtimestamp(moment).astimezone())
          """);
    }
  }

  @Test
  void anInterpreterHasNoArguments() {
    assertFalse(StartImage.fits(options(List.of("-u")), false));
    assertFalse(StartImage.fits(options(List.of("PYTHONINSPECT=1")), false));
  }
}
