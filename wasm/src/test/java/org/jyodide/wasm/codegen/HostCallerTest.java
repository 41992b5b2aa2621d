package org.jyodide.wasm.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.HostCaller;
import org.jyodide.wasm.SmallModule;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.runtime.Calls;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Instance;

class HostCallerTest {
  private static final FunctionType INT_TO_INT = FunctionType.ofShortName("i_i");

  /** Functions of several types, two of one. */
  static final class Library {
    private final int base;
    private int calls;

    Library(int base) {
      this.base = base;
    }

    int add(int a) {
      return base + a;
    }

    double half(int a) {
      return a / 2.0;
    }

    int refuse(int a) {
      if (a > 0) {
        throw new IllegalStateException("refused " + a);
      }
      return a;
    }

    int sum(int a, int b, int c, int d) {
      return base + 1000 * a + 100 * b + 10 * c + d;
    }

    int truncate(double a) {
      return (int) a;
    }

    void touch() {
      calls++;
    }

    long wide(int a, int b) {
      return ((long) a << 32) + b;
    }
  }

  private static final List<Method> METHODS =
      Stream.of(Library.class.getDeclaredMethods())
          .filter(each -> !each.isSynthetic())
          .sorted(Comparator.comparing(Method::getName))
          .toList();

  private static final HostCaller CALLER = define();

  private static HostCaller define() {
    try {
      Class<?> made = MethodHandles.lookup().defineClass(HostCaller.emit(Library.class, METHODS));
      assertEquals(Library.class.getName() + HostCaller.SUFFIX, made.getName());
      return made.asSubclass(HostCaller.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a made class does not work", e);
    }
  }

  private static HostCaller of(Library library, String method) {
    return CALLER.of(library, METHODS.stream().map(Method::getName).toList().indexOf(method));
  }

  @Test
  void eachCallsItsMethod() {
    Library library = new Library(5);
    assertEquals(12, ((Calls.Int1) of(library, "add")).call(7));
    assertEquals(1.5, ((Calls.DoubleOfInt) of(library, "half")).call(3));
    assertEquals(1239, ((Calls.Int4) of(library, "sum")).call(1, 2, 3, 4));
    assertEquals(-2, ((Calls.IntOfDouble) of(library, "truncate")).call(-2.9));
    assertEquals((3L << 32) + 4, ((Calls.LongOfInt2) of(library, "wide")).call(3, 4));
    ((Calls.Void0) of(library, "touch")).call();
    assertEquals(1, library.calls);
    assertEquals(107, ((Calls.Int1) of(new Library(100), "add")).call(7));
  }

  @Test
  void aCallOfAnotherTypeIsAnError() {
    Calls.Int4 wrong = (Calls.Int4) of(new Library(5), "add");
    assertThrows(AbstractMethodError.class, () -> wrong.call(1, 2, 3, 4));
  }

  @Test
  void onlyCommonTypesCanBeCalledSo() {
    assertTrue(HostCaller.canCall(INT_TO_INT));
    assertFalse(HostCaller.canCall(FunctionType.ofShortName("iiiiiiii_l")));
  }

  /** The module calls function 3, {@code twice}, through an import. */
  private static Instance instance(HostFunction function) {
    WasmModule module = SmallModule.create();
    CompileOptions options =
        RuntimeCompiler.options()
            .withReplacements(ReplacedBodies.resolve(module, "export twice i_i host env.twice"));
    return RuntimeCompiler.load(module, options, ModuleTranslator.translate(module, options))
        .instantiate(wanted -> function);
  }

  private static Object through(Instance instance, int argument) {
    return Objects.requireNonNull(
        Objects.requireNonNull(instance.function("through")).invoke(argument));
  }

  @Test
  void aModuleCallsWhatIsMadeAtTheFirstCall() {
    AtomicInteger made = new AtomicInteger();
    HostFunction function =
        HostFunction.direct(
            INT_TO_INT,
            () -> {
              made.incrementAndGet();
              return (Calls.Int1) a -> 10 * a;
            });
    Instance instance = instance(function);
    assertEquals(0, made.get());
    assertEquals(70, through(instance, 7));
    assertEquals(80, through(instance, 8));
    assertEquals(1, made.get());
    assertThrows(IllegalStateException.class, function::target);
  }

  @Test
  void aHandleIsCalledAsBefore() {
    HostFunction function =
        HostFunction.lazy(
            INT_TO_INT,
            () ->
                MethodHandles.dropArguments(
                    MethodHandles.constant(int.class, 3), 0, List.of(int.class)));
    assertEquals(3, through(instance(function), 7));
    assertEquals(3, through(instance(function), 8));
    assertNull(function.callee());
  }

  @Test
  void exceptionsBecomeResultsIfTheyAreToBe() {
    Library library = new Library(5);
    HostCaller refuse = of(library, "refuse");
    HostFunction reporting =
        HostFunction.reporting(
            INT_TO_INT, () -> refuse, e -> -Objects.requireNonNull(e.getMessage()).length());
    assertEquals(-9, through(instance(reporting), 7));
    HostFunction plain = HostFunction.direct(INT_TO_INT, () -> refuse);
    Instance instance = instance(plain);
    assertEquals(
        "refused 7",
        assertThrows(IllegalStateException.class, () -> through(instance, 7)).getMessage());
    assertSame(refuse, plain.callee());
  }
}
