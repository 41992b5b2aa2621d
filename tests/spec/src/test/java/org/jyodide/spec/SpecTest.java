package org.jyodide.spec;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.ModuleCompiler;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.codegen.CompileOptions;
import org.jyodide.wasm.codegen.ModuleTranslator;
import org.jyodide.wasm.codegen.RuntimeCompiler;
import org.jyodide.wasm.ir.SplitSizes;

/** The official test-suite: a test for each script, then one for the list of exclusions. */
class SpecTest {
  /** Room for what the scripts on recursion do before they are stopped. */
  private static final long STACK_BYTES = 8L << 20;

  /** Large statements become regions, small ones stay. */
  private static final SplitSizes SMALL = SplitSizes.DEFAULT.withLimit(40, 30);

  private final List<ScriptResult> results = new ArrayList<>();
  private final List<String> excludedScripts = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    return tests(module -> ModuleCompiler.compile(module));
  }

  @TestFactory
  Stream<DynamicTest> scriptsWithSplitFunctions() throws IOException {
    return tests(SMALL);
  }

  @TestFactory
  Stream<DynamicTest> scriptsWithFunctionsSplitWhereverPossible() throws IOException {
    return tests(SplitSizes.TINY);
  }

  private Stream<DynamicTest> tests(SplitSizes sizes) throws IOException {
    CompileOptions options = RuntimeCompiler.options().withSizes(sizes);
    return tests(
        module ->
            RuntimeCompiler.load(module, options, ModuleTranslator.translate(module, options)));
  }

  private Stream<DynamicTest> tests(Function<WasmModule, CompiledModule> compiler)
      throws IOException {
    Path archive = SuiteArchive.location();
    if (!Files.exists(archive)) {
      String reason =
          "not run: there is no test-suite at " + archive + " (see tests/spec/README.md)";
      System.out.println("tests/spec " + reason);
      return Stream.of(DynamicTest.dynamicTest("suite", () -> Assumptions.abort(reason)));
    }
    Exclusions exclusions = Exclusions.read();
    String only = System.getProperty("jyodide.spec.script", "");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : SuiteArchive.scripts(archive)) {
      String script = file.getParent().getFileName().toString();
      if (only.isEmpty() || only.equals(script)) {
        tests.add(DynamicTest.dynamicTest(script, () -> run(script, file, exclusions, compiler)));
      }
    }
    if (only.isEmpty()) {
      tests.add(DynamicTest.dynamicTest("summary", () -> summarize(exclusions)));
    }
    return tests.stream();
  }

  private void run(
      String script,
      Path file,
      Exclusions exclusions,
      Function<WasmModule, CompiledModule> compiler)
      throws InterruptedException {
    Optional<String> reason = exclusions.reason(script);
    if (reason.isPresent()) {
      excludedScripts.add(script + ": " + reason.get());
      Assumptions.abort(reason.get());
    }
    ScriptRunner runner = new ScriptRunner(script, file, exclusions, compiler);
    List<ScriptResult> finished = new ArrayList<>();
    Thread thread = new Thread(null, () -> finished.add(runner.run()), script, STACK_BYTES);
    thread.start();
    thread.join();
    if (finished.isEmpty()) {
      fail(script + " ended its thread");
    }
    ScriptResult result = finished.get(0);
    results.add(result);
    System.out.println(result);
    assertTrue(result.failures().isEmpty(), () -> String.join("\n", result.failures()));
    assertTrue(
        result.passed() + result.skipped().values().stream().mapToInt(n -> n).sum() > 0,
        "a script without commands");
  }

  private void summarize(Exclusions exclusions) {
    int passed = 0;
    int failed = 0;
    Map<String, Integer> skipped = new TreeMap<>();
    for (ScriptResult result : results) {
      passed += result.passed();
      failed += result.failures().size();
      result.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
    }
    System.out.printf(
        "%d scripts run, %d commands passed, %d failed, not run by reason: %s%n%d scripts not"
            + " run:%n",
        results.size(), passed, failed, skipped, excludedScripts.size());
    excludedScripts.forEach(script -> System.out.println("  " + script));
    assertTrue(
        exclusions.unused().isEmpty(),
        () -> "entries of exclusions.txt that exclude nothing: " + exclusions.unused());
  }
}
