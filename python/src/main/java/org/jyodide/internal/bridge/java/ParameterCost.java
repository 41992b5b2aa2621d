package org.jyodide.internal.bridge.java;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jyodide.PyObject;

/**
 * How well an argument fits a parameter. In this order: exact, widening, narrowing of a number that
 * fits, boxing, a live view or copy of a container, a functional interface, {@code Object}, a copy
 * as a value of a class that has another form in Python, an interface that the object may implement
 * by its methods. An interface that its class declares with {@code implements} is exact.
 */
final class ParameterCost {
  static final int IMPOSSIBLE = Integer.MAX_VALUE;
  private static final int EXACT = 0;
  private static final int WIDENING = 1;
  private static final int NARROWING = 8;
  private static final int BOXING = 12;
  private static final int WIDER_BOX = 16;
  private static final int VIEW = 24;
  private static final int FUNCTION = 32;
  private static final int OBJECT = 50;
  private static final int COPY = 55;
  private static final int DUCK = 60;

  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private ParameterCost() {}

  /** The cost, or {@link #IMPOSSIBLE}. */
  static int of(Object kind, Class<?> wanted) {
    if (kind instanceof Class<?> type) {
      return ofJava(type, wanted);
    }
    if (kind instanceof Implementation implementation) {
      return ofImplementation(implementation, wanted);
    }
    if (kind == Kinds.NONE) {
      return wanted.isPrimitive() ? IMPOSSIBLE : EXACT;
    }
    if (wanted == Object.class) {
      return OBJECT;
    }
    if (wanted == PyObject.class) {
      return WIDER_BOX;
    }
    return ofPython((Kinds) kind, wanted);
  }

  private static int ofJava(Class<?> type, Class<?> wanted) {
    if (wanted == type) {
      return EXACT;
    }
    if (wanted == Object.class) {
      return OBJECT;
    }
    if (wanted.isAssignableFrom(type)) {
      return WIDENING;
    }
    return IMPOSSIBLE;
  }

  private static int ofImplementation(Implementation implementation, Class<?> wanted) {
    if (wanted == Object.class) {
      return OBJECT;
    }
    for (Class<?> type : implementation.interfaces()) {
      if (wanted == type) {
        return EXACT;
      }
      if (wanted.isAssignableFrom(type)) {
        return WIDENING;
      }
    }
    return wanted == PyObject.class ? WIDER_BOX : ofPython(implementation.kind(), wanted);
  }

  private static int ofPython(Kinds kind, Class<?> wanted) {
    int natural = ofNaturalType(kind, wanted);
    return natural == IMPOSSIBLE && isMadeOf(kind, wanted) ? COPY : natural;
  }

  /**
   * Whether an object of the kind may become a value of a class that has its own form in Python.
   */
  private static boolean isMadeOf(Kinds kind, Class<?> wanted) {
    if (OPTIONALS.contains(wanted)) {
      return true;
    }
    boolean isText = kind == Kinds.STR || kind == Kinds.CHARACTER;
    boolean isObject = kind == Kinds.OBJECT || kind == Kinds.CALLABLE || kind == Kinds.ITERABLE;
    if (wanted.isEnum()) {
      return isText || isObject || kind.name().startsWith("INT");
    }
    if (wanted.isRecord()) {
      return isObject || kind == Kinds.DICT || kind == Kinds.LIST || kind == Kinds.TUPLE;
    }
    if (wanted == Path.class) {
      return isText;
    }
    if (wanted == UUID.class || Throwable.class.isAssignableFrom(wanted)) {
      return isObject;
    }
    boolean isCollection = kind == Kinds.LIST || kind == Kinds.TUPLE || kind == Kinds.SET;
    if (wanted == Stream.class) {
      return isCollection;
    }
    return wanted.getPackageName().equals("java.util")
        && !wanted.isInterface()
        && (kind == Kinds.DICT
            ? Map.class.isAssignableFrom(wanted)
            : isCollection && Collection.class.isAssignableFrom(wanted));
  }

  private static int ofNaturalType(Kinds kind, Class<?> wanted) {
    return switch (kind) {
      case NONE -> EXACT;
      case BOOL -> ofBool(wanted);
      case INT8, INT16, INT32, INT64, BIG_INT -> ofInt(kind, wanted);
      case FLOAT -> ofFloat(wanted);
      case CHARACTER, STR -> ofText(kind, wanted);
      case BYTES, BYTE_ARRAY ->
          wanted == byte[].class ? EXACT : wanted == ByteBuffer.class ? VIEW : IMPOSSIBLE;
      case DECIMAL -> wanted == BigDecimal.class ? EXACT : boxed(BigDecimal.class, wanted);
      case DATE -> exact(LocalDate.class, wanted);
      case TIME -> exact(LocalTime.class, wanted);
      case DATE_TIME -> exact(LocalDateTime.class, wanted);
      case AWARE_DATE_TIME -> ofMoment(wanted);
      case DURATION -> exact(Duration.class, wanted);
      case LIST, TUPLE -> ofSequence(wanted);
      case DICT -> wanted == Map.class ? VIEW : duck(wanted, Map.class);
      case SET ->
          wanted == Set.class
              ? VIEW
              : wanted == Collection.class || wanted == Iterable.class
                  ? VIEW + 1
                  : ofIterable(wanted);
      case CALLABLE -> ofCallable(wanted);
      case ITERATOR ->
          wanted == Iterator.class || wanted == Iterable.class ? VIEW : ofIterable(wanted);
      case BUFFER ->
          wanted == byte[].class ? EXACT : wanted == Iterable.class ? VIEW : ofObject(wanted);
      case INT_BUFFER, LONG_BUFFER, FLOAT_BUFFER, DOUBLE_BUFFER ->
          wanted == NumberCopies.arrayType(kind)
              ? EXACT
              : wanted == Iterable.class ? VIEW : ofIterable(wanted);
      case ITERABLE -> wanted == Iterable.class ? VIEW : ofIterable(wanted);
      case JAVA_CLASS -> wanted == Class.class ? EXACT : IMPOSSIBLE;
      case OBJECT -> ofObject(wanted);
    };
  }

  private static int boxed(Class<?> natural, Class<?> wanted) {
    return wanted.isAssignableFrom(natural) ? WIDER_BOX + 2 : IMPOSSIBLE;
  }

  private static int exact(Class<?> natural, Class<?> wanted) {
    return wanted == natural ? EXACT : boxed(natural, wanted);
  }

  private static int ofBool(Class<?> wanted) {
    if (wanted == boolean.class) {
      return EXACT;
    }
    return wanted == Boolean.class ? BOXING : boxed(Boolean.class, wanted);
  }

  private static int ofInt(Kinds kind, Class<?> wanted) {
    int size = kind.ordinal() - Kinds.INT8.ordinal();
    if (wanted.isPrimitive()) {
      return ofPrimitiveInt(size, wanted);
    }
    if (wanted == Integer.class) {
      return size <= 2 ? BOXING : IMPOSSIBLE;
    }
    if (wanted == Long.class) {
      return size <= 3 ? BOXING + 1 : IMPOSSIBLE;
    }
    if (wanted == BigInteger.class) {
      return BOXING + 2;
    }
    if (wanted == Double.class) {
      return WIDER_BOX;
    }
    if (wanted == Short.class) {
      return size <= 1 ? WIDER_BOX + 1 : IMPOSSIBLE;
    }
    if (wanted == Byte.class) {
      return size == 0 ? WIDER_BOX + 1 : IMPOSSIBLE;
    }
    if (wanted == BigDecimal.class) {
      return WIDER_BOX + 3;
    }
    return size <= 3 ? boxed(Long.class, wanted) : boxed(BigInteger.class, wanted);
  }

  private static int ofPrimitiveInt(int size, Class<?> wanted) {
    if (wanted == int.class) {
      return size <= 2 ? EXACT : IMPOSSIBLE;
    }
    if (wanted == long.class) {
      return size == 3 ? EXACT : size < 3 ? WIDENING : IMPOSSIBLE;
    }
    if (wanted == float.class) {
      return WIDENING + 2;
    }
    if (wanted == double.class) {
      return WIDENING + 1;
    }
    if (wanted == short.class) {
      return size <= 1 ? NARROWING : IMPOSSIBLE;
    }
    return wanted == byte.class && size == 0 ? NARROWING + 1 : IMPOSSIBLE;
  }

  private static int ofFloat(Class<?> wanted) {
    if (wanted == double.class) {
      return EXACT;
    }
    if (wanted == float.class) {
      return NARROWING;
    }
    if (wanted == Double.class) {
      return BOXING;
    }
    if (wanted == Float.class) {
      return WIDER_BOX;
    }
    return wanted == BigDecimal.class ? WIDER_BOX + 4 : boxed(Double.class, wanted);
  }

  private static int ofText(Kinds kind, Class<?> wanted) {
    if (wanted == String.class) {
      return EXACT;
    }
    if (wanted == CharSequence.class) {
      return WIDENING;
    }
    if (kind == Kinds.CHARACTER) {
      if (wanted == char.class) {
        return NARROWING;
      }
      if (wanted == Character.class) {
        return BOXING;
      }
    }
    return boxed(String.class, wanted);
  }

  private static int ofMoment(Class<?> wanted) {
    if (wanted == OffsetDateTime.class) {
      return EXACT;
    }
    if (wanted == ZonedDateTime.class || wanted == Instant.class) {
      return WIDENING;
    }
    return wanted == Temporal.class ? WIDER_BOX : boxed(OffsetDateTime.class, wanted);
  }

  private static int ofSequence(Class<?> wanted) {
    if (wanted == List.class) {
      return VIEW;
    }
    if (wanted == Collection.class) {
      return VIEW + 1;
    }
    if (wanted == Iterable.class) {
      return VIEW + 2;
    }
    return wanted.isArray() ? VIEW + 3 : IMPOSSIBLE;
  }

  private static int ofCallable(Class<?> wanted) {
    // A Python function gives a value, if only None: Callable is nearer to it than Runnable.
    return FunctionalInterfaces.method(wanted)
        .map(method -> method.getReturnType() == void.class ? FUNCTION + 1 : FUNCTION)
        .orElseGet(() -> ofObject(wanted));
  }

  private static int ofIterable(Class<?> wanted) {
    return wanted.isArray() ? COPY : ofObject(wanted);
  }

  private static int duck(Class<?> wanted, Class<?> natural) {
    return wanted.isInterface() && wanted.isAssignableFrom(natural) ? VIEW + 4 : ofObject(wanted);
  }

  private static int ofObject(Class<?> wanted) {
    if (!wanted.isInterface() || wanted.isSealed() || wanted.isAnnotation()) {
      return IMPOSSIBLE;
    }
    return wanted == CompletionStage.class ? VIEW : DUCK;
  }
}
