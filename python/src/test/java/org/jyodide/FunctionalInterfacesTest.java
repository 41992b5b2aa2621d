package org.jyodide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interface of {@code java.util.function}, both ways. */
@ExtendWith(LeakCheck.class)
class FunctionalInterfacesTest {
  static Stream<Class<?>> interfaces() {
    return Stream.of(
        BiConsumer.class,
        BiFunction.class,
        BinaryOperator.class,
        BiPredicate.class,
        BooleanSupplier.class,
        Consumer.class,
        DoubleBinaryOperator.class,
        DoubleConsumer.class,
        DoubleFunction.class,
        DoublePredicate.class,
        DoubleSupplier.class,
        DoubleToIntFunction.class,
        DoubleToLongFunction.class,
        DoubleUnaryOperator.class,
        Function.class,
        IntBinaryOperator.class,
        IntConsumer.class,
        IntFunction.class,
        IntPredicate.class,
        IntSupplier.class,
        IntToDoubleFunction.class,
        IntToLongFunction.class,
        IntUnaryOperator.class,
        LongBinaryOperator.class,
        LongConsumer.class,
        LongFunction.class,
        LongPredicate.class,
        LongSupplier.class,
        LongToDoubleFunction.class,
        LongToIntFunction.class,
        LongUnaryOperator.class,
        ObjDoubleConsumer.class,
        ObjIntConsumer.class,
        ObjLongConsumer.class,
        Predicate.class,
        Supplier.class,
        ToDoubleBiFunction.class,
        ToDoubleFunction.class,
        ToIntBiFunction.class,
        ToIntFunction.class,
        ToLongBiFunction.class,
        ToLongFunction.class,
        UnaryOperator.class);
  }

  private static Method method(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .findFirst()
        .orElseThrow();
  }

  /** A value of a type, at the edge of its range. */
  private static Object sample(Class<?> type) {
    if (type == int.class) {
      return Integer.MIN_VALUE;
    }
    if (type == long.class) {
      return (1L << 53) + 1;
    }
    if (type == double.class) {
      return -0.0;
    }
    return type == boolean.class ? true : "text";
  }

  private static String inPython(Class<?> type) {
    return type == void.class
        ? "None"
        : type == String.class || type == Object.class ? "'text'" : python(sample(type));
  }

  private static String python(Object value) {
    return value instanceof Boolean ? "True" : String.valueOf(value);
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void pythonFunctionsImplementIt(Class<?> type) throws Exception {
    Method method = method(type);
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(FunctionalInterfacesTest::sample).toArray();
    SharedPython.PYTHON.exec("seen = []");
    Object function =
        SharedPython.eval(
                "lambda *a: (seen.append(a), " + inPython(method.getReturnType()) + ")[1]")
            .as(type);
    Object result;
    try {
      result = method.invoke(function, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
    Object expected = method.getReturnType() == void.class ? null : sample(method.getReturnType());
    assertEquals(expected, result);
    assertEquals(List.of(reprs(arguments)), seen());
  }

  private static List<?> seen() {
    return SharedPython.eval("[[repr(v) for v in a] for a in seen]").toList();
  }

  private static List<String> reprs(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(value -> value instanceof String ? "'text'" : python(value))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void pythonCallsIt(Class<?> type) {
    Method method = method(type);
    Object[] given = {null};
    Object function =
        Proxy.newProxyInstance(
            type.getClassLoader() == null ? getClass().getClassLoader() : type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getDeclaringClass() == Object.class) {
                return called.getName().equals("hashCode") ? 1 : called.getName();
              }
              given[0] = arguments == null ? new Object[0] : arguments;
              return method.getReturnType() == void.class ? null : sample(method.getReturnType());
            });
    String arguments =
        String.join(
            ", ",
            Arrays.stream(method.getParameterTypes())
                .map(FunctionalInterfacesTest::inPython)
                .toList());
    assertEquals(
        inPython(method.getReturnType()),
        SharedPython.eval("lambda f: repr(f(" + arguments + "))").call(function).asString());
    assertEquals(
        Arrays.stream(method.getParameterTypes()).map(FunctionalInterfacesTest::sample).toList(),
        Arrays.asList((Object[]) given[0]));
  }
}
