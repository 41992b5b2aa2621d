package org.jyodide.wasm.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ModuleDecoder;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;
import org.jyodide.wasm.runtime.WasmFunction;

class StartFunctionsTest {
  /** Imports function 0; functions 1 to 3 return 7, the same by calling 1, and 9; all exported. */
  private static final byte[] MODULE = {
    0, 'a', 's', 'm', 1, 0, 0, 0, //
    1, 5, 1, 0x60, 0, 1, 0x7F, //
    2, 7, 1, 1, 'e', 1, 'f', 0, 0, //
    3, 4, 3, 0, 0, 0, //
    7, 13, 3, 1, 'a', 0, 1, 1, 'b', 0, 2, 1, 'c', 0, 3, //
    10, 16, 3, 4, 0, 0x41, 7, 0x0B, 4, 0, 0x10, 1, 0x0B, 4, 0, 0x41, 9, 0x0B
  };

  private final WasmModule module = ModuleDecoder.decode(MODULE);

  private StartFunctions parse(String text) {
    return StartFunctions.parse(text, module, "abc").orElseThrow();
  }

  @Test
  void aListIsThatOfOneModule() {
    StartFunctions functions = parse("# why\nmodule abc\n3\n1 2\n");
    assertEquals(3, functions.count());
    assertEquals(3, functions.get(0));
    assertEquals(2, functions.get(2));
    assertEquals(1, StartFunctions.decode(functions.encode()).get(1));
    assertEquals(0, functions.directCount());
    StartFunctions direct = parse("module abc\n3\ndirect\n2 1");
    assertEquals(1, direct.count());
    assertEquals(2, direct.direct(1));
    assertEquals(1, direct.directPlace(2));
    assertTrue(direct.directPlace(3) < 0);
    assertTrue(StartFunctions.parse("module abd\n1", module, "abc").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 2",
        "module abc\n0",
        "module abc\n4",
        "module abc\n1 1",
        "module abc\n1 x",
        "module abc\n1\ndirect\n1 1",
        "module abc\n1\ndirect\n0"
      })
  void whatIsNoneIsRefused(String text) {
    assertThrows(InvalidException.class, () -> parse(text));
  }

  /** What a cache of code is named by must be the same in each JVM. */
  @Test
  void optionsAreWrittenAsWhatTheyAre() {
    CompileOptions options = CompileOptions.of("a", "b");
    assertFalse(options.toString().contains("@"), options.toString());
    StartFunctions functions = parse("module abc\n3 1\ndirect\n2");
    assertNotEquals(functions, parse("module abc\n3 1"));
    assertEquals(
        options.withStartFunctions(functions).toString(),
        options.withStartFunctions(StartFunctions.decode(functions.encode())).toString());
    assertEquals(functions, StartFunctions.decode(functions.encode()));
    assertNotEquals(functions, StartFunctions.NONE);
  }

  @Test
  void eachFunctionIsInOneClass() {
    StartFunctions first = StartFunctions.decode(parse("module abc\n3 1").encode());
    ClassPlan small = new ClassPlan(1, 3, first);
    assertEquals(List.of(2, 0), small.functions(0));
    assertEquals(List.of(1), small.functions(1));

    int defined = 450;
    ClassPlan plan = new ClassPlan(1, defined, first);
    List<Integer> all = new ArrayList<>();
    for (int number = 0; number < plan.classes(); number++) {
      for (int function : plan.functions(number)) {
        assertEquals(number, plan.classOf(function), "function " + function);
        all.add(function);
      }
    }
    assertEquals(IntStream.range(0, defined).boxed().toList(), all.stream().sorted().toList());
  }

  /** Function 2 has a class for its reference from the build; that of 3 is made when it is due. */
  @Test
  void oftenCalledOnesGetReferencesOfTheirOwn() {
    CompileOptions options =
        RuntimeCompiler.options().withStartFunctions(parse("module abc\n1\ndirect\n2"));
    var classes = ModuleTranslator.translate(module, options);
    ModuleLayout layout = ModuleLayout.of(module, options);
    assertTrue(classes.containsKey(layout.directClass(2)));
    assertFalse(classes.containsKey(layout.directClass(3)));
    Instance instance =
        RuntimeCompiler.load(module, options, classes)
            .instantiate(
                wanted ->
                    new HostFunction(module.types().get(0), MethodHandles.constant(int.class, 5)));
    for (int function = 2; function <= 3; function++) {
      WasmFunction shared = instance.reference(function);
      for (int i = 0; i < 2000; i++) {
        assertEquals(function == 2 ? 7 : 9, shared.invoke());
      }
      WasmFunction direct = instance.reference(function);
      assertEquals(
          layout.directClass(function).replace('/', '.'),
          direct.getClass().getName(),
          shared.toString());
      assertEquals(function == 2 ? 7 : 9, direct.invoke());
      assertEquals(function, direct.index());
    }
  }

  @Test
  void callsFindThem() {
    CompileOptions options = RuntimeCompiler.options().withStartFunctions(parse("module abc\n3 1"));
    var classes = ModuleTranslator.translate(module, options);
    Instance instance =
        RuntimeCompiler.load(module, options, classes)
            .instantiate(
                wanted ->
                    new HostFunction(module.types().get(0), MethodHandles.constant(int.class, 5)));
    assertEquals(7, Objects.requireNonNull(instance.function("b")).invoke());
    assertEquals(9, Objects.requireNonNull(instance.function("c")).invoke());
  }
}
