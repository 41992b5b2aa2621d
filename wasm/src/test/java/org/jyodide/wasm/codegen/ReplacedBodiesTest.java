package org.jyodide.wasm.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jyodide.wasm.CompiledModule;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.SmallModule;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.Instance;

class ReplacedBodiesTest {
  private static final String THRICE = ReplacedBodiesTest.class.getName() + ".thrice";

  private final WasmModule module = SmallModule.create();

  /** Takes the place of a function. */
  public static int thrice(int number, Instance instance) {
    return 3 * number;
  }

  @Test
  void theJavaMethodRunsInsteadOfTheBody() {
    Map<Integer, Replacement> found =
        ReplacedBodies.resolve(module, "# a comment\nexport twice i_i java " + THRICE);
    assertEquals(
        Map.of(
            3,
            new Replacement.JavaMethod(THRICE.replace(".thrice", "").replace('.', '/'), "thrice")),
        found);
    assertEquals(found, ReplacedBodies.parse(module, ReplacedBodies.format(found)));
  }

  @Test
  void ahostFunctionRunsInsteadOfTheBody() throws ReflectiveOperationException {
    var handle =
        java.lang.invoke.MethodHandles.insertArguments(
            java.lang.invoke.MethodHandles.lookup()
                .findStatic(
                    ReplacedBodiesTest.class,
                    "thrice",
                    java.lang.invoke.MethodType.methodType(int.class, int.class, Instance.class)),
            1,
            (Object) null);
    CompileOptions options =
        RuntimeCompiler.options()
            .withReplacements(ReplacedBodies.resolve(module, "export twice i_i host env.twice"));
    CompiledModule compiled =
        RuntimeCompiler.load(module, options, ModuleTranslator.translate(module, options));
    Instance instance =
        compiled.instantiate(
            wanted ->
                new org.jyodide.wasm.runtime.HostFunction(
                    ((org.jyodide.wasm.ExternType.Function) wanted.type()).type(), handle));
    assertEquals(15, Objects.requireNonNull(instance.function("through")).invoke(5));
  }

  @Test
  void theOneCalledFunctionIsFoundByItsCaller() {
    assertEquals(
        3,
        ReplacedBodies.resolve(module, "calledby through i_i java " + THRICE)
            .keySet()
            .iterator()
            .next());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "export missing i_i java X.y; is not in the module",
        "export twice,other i_i java X.y; has a body under the names",
        "export twice ii_i java X.y; has type i_i, not ii_i",
        "export grow i_i java X.y; has no callers",
        "export twice i_i java X.y; is no public static method",
        "import env.gone i_i java X.y; is not imported",
        "calledby spin i_i java X.y; call 0 functions",
        "by twice i_i java X.y; is found by export, import or calledby",
        "export twice i_i; wanted five fields"
      })
  void whatDoesNotFitIsRefused(String line, String message) {
    InvalidException e =
        assertThrows(InvalidException.class, () -> ReplacedBodies.resolve(module, line));
    assertTrue(Objects.requireNonNull(e.getMessage()).contains(message.strip()), e.getMessage());
  }
}
