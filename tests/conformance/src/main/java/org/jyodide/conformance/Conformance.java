package org.jyodide.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jyodide.build.TestData;

/** The command {@code run-all}; the README says how to call it. */
public final class Conformance {
  private static final String PAGE = "docs/conformance.md";
  private static final String REFERENCE =
      "tests/conformance/src/main/resources/org/jyodide/conformance/pyodide-in-node.txt";
  private static final String USAGE =
      "usage: run-all [--node DIRECTORY] [--processes N] [--hanging] [--resume | --finished] [MODULE]...";

  private final Path repository;
  private final List<String> named = new ArrayList<>();
  private Path pyodide = Path.of("");
  private boolean runsHanging;
  private boolean resumes;
  private boolean stops;
  private int processes = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));

  private Conformance(Path repository) {
    this.repository = repository;
  }

  /** Arguments: the repository, then those of the command. */
  public static void main(String[] arguments) throws Exception {
    Conformance conformance = new Conformance(Path.of(arguments[0]).toAbsolutePath().normalize());
    if (!conformance.parse(List.of(arguments).subList(1, arguments.length))) {
      System.err.println(USAGE);
      System.exit(2);
    }
    System.exit(conformance.run() ? 0 : 1);
  }

  private boolean parse(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean hasValue = i + 1 < arguments.size();
      if (argument.equals("--node") && hasValue) {
        pyodide = Path.of(arguments.get(++i));
      } else if (argument.equals("--processes") && hasValue) {
        processes = Integer.parseInt(arguments.get(++i));
      } else if (argument.equals("--hanging")) {
        runsHanging = true;
      } else if (argument.equals("--resume")) {
        resumes = true;
      } else if (argument.equals("--finished")) {
        stops = true;
      } else if (argument.startsWith("-")) {
        return false;
      } else {
        named.add(argument.startsWith("test.") ? argument : "test." + argument);
      }
    }
    return true;
  }

  private boolean run() throws IOException, InterruptedException {
    Path archive = TestPackage.archive(repository);
    if (!Files.exists(archive)) {
      System.err.println("run-all: there is no archive of CPython's tests at " + archive);
      return false;
    }
    Path work = repository.resolve("tests/conformance/target/conformance");
    boolean onNode = !pyodide.toString().isEmpty();
    Path tests = work.resolve(onNode ? "tests-node" : "tests");
    TestData.unpack(archive, tests);
    Engine engine = onNode ? Engine.node(pyodide, tests, work) : Engine.jyodide(tests, work);
    Reference reference = Reference.read();
    List<String> modules = new ArrayList<>(named.isEmpty() ? TestPackage.modules(tests) : named);
    modules.sort(Comparator.comparingDouble(reference::seconds).reversed());
    FailureList failures = FailureList.read();
    if (onNode || runsHanging) {
      failures = failures.withoutHanging();
    }
    Run run = new Run(engine, modules, failures, work, processes);
    if (resumes || stops) {
      run.resume();
    }
    long begin = System.nanoTime();
    List<ModuleResult> results = (stops ? run.stop() : run).run();
    List<String> about = about(archive, onNode);
    if (!resumes && !stops) {
      about.add("took " + TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - begin) + " minutes");
    }
    if (results.size() < modules.size()) {
      about.add("only " + results.size() + " of " + modules.size() + " modules were run");
    }
    Report.write(work.resolve(engine.name() + "-report.json"), engine, about, results);
    if (onNode) {
      store(about, results);
      return true;
    }
    return judge(about, results, reference);
  }

  private void store(List<String> about, List<ModuleResult> results) throws IOException {
    String text = Reference.text(about, results);
    if (named.isEmpty()) {
      Files.writeString(repository.resolve(REFERENCE), text);
    } else {
      System.out.print(text);
    }
  }

  private boolean judge(List<String> about, List<ModuleResult> results, Reference reference)
      throws IOException {
    FailureList failures = FailureList.read();
    if (named.isEmpty()) {
      Files.writeString(repository.resolve(PAGE), Page.of(about, results, reference, failures));
    }
    List<String> complaints = failures.complaints(results, reference);
    complaints.forEach(System.out::println);
    System.out.printf("%d modules, %d complaints%n", results.size(), complaints.size());
    return complaints.isEmpty();
  }

  private List<String> about(Path archive, boolean onNode) {
    List<String> about = new ArrayList<>();
    about.add("run on " + LocalDate.now(ZoneOffset.UTC));
    about.add("tests: " + archive.getFileName());
    if (!onNode) {
      String together = stops ? "" : ", " + processes + " processes at a time";
      about.add("Java " + Runtime.version().feature() + together);
    }
    return about;
  }
}
