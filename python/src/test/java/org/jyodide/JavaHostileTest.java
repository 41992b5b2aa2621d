package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jyodide.fixtures.Ledger;
import org.jyodide.fixtures.Powers;

/**
 * Attempts of Python to reach a class, file, thread, property or process that was not granted. Each
 * is a program that would succeed if it got through; the ones in {@code control} do so where
 * everything is granted, so they try what they say.
 */
@ExtendWith(LeakCheck.class)
class JavaHostileTest {
  /** What a refused attempt may raise. */
  private static final Set<String> REFUSALS =
      Set.of(
          "jyodide.AccessDeniedError",
          "AttributeError",
          "ImportError",
          "ModuleNotFoundError",
          "TypeError",
          "_pickle.PicklingError",
          "pyodide.ffi.JsException");

  static Stream<NamedProgram> attempts() {
    return Stream.concat(
        NamedProgram.read("java_hostile.py"), NamedProgram.read("java_hostile_walks.py"));
  }

  static Stream<NamedProgram> controls() {
    return attempts().filter(program -> program.code().contains("# control"));
  }

  private static Map<String, Object> variables() {
    Function<Object, Object> function = value -> value;
    return Map.of(
        "ledger", new Ledger(),
        "powers", new Powers(),
        "items", new ArrayList<>(List.of("a", "b")),
        "function", function,
        "path", Path.of("/etc/passwd"),
        "entry", new Ledger.Entry(java.time.LocalDate.EPOCH, 1));
  }

  private static void refused(JavaAccess access, NamedProgram program) {
    Throwable thrown =
        assertThrows(
            Throwable.class,
            () -> JavaBridge.run(access, variables(), program.code()),
            "the attempt got through");
    if (thrown instanceof PythonException raised) {
      assertTrue(REFUSALS.contains(raised.pythonType()), raised.traceback());
    } else {
      assertTrue(thrown instanceof AccessDeniedException, () -> "got " + thrown);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attempts")
  void isRefusedIfNothingIsGranted(NamedProgram program) {
    refused(JavaAccess.none(), program);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attempts")
  void isRefusedIfPackagesAreGranted(NamedProgram program) {
    refused(JavaBridge.PACKAGES, program);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("controls")
  void getsThroughIfEverythingIsGranted(NamedProgram program) {
    JavaBridge.run(JavaAccess.everything(), variables(), program.code());
  }
}
