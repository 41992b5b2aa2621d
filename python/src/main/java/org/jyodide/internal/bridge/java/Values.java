package org.jyodide.internal.bridge.java;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.java.MethodGroup.Call;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CFunction;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.capi.Types.Kind;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.wasm.runtime.Memory;

/** Arguments from Python: of what kind they are, and what Java value they become. */
@SuppressWarnings("StatementSwitchToExpressionSwitch") // The cases fall out to what is common.
public final class Values {
  private static final String INTERFACES = "__java_interfaces__";
  private static final int OB_TYPE = 4;
  private static final int TP_FLAGS = 84;
  private static final int TP_CALL = 64;
  private static final int TP_ITER = 108;
  private static final int LV_TAG = 8;
  private static final int OB_DIGIT = 12;
  private static final int UNICODE_LENGTH = 8;
  private static final int INT = 1 << 24;
  private static final int LIST = 1 << 25;
  private static final int TUPLE = 1 << 26;
  private static final int BYTES = 1 << 27;
  private static final int STR = 1 << 28;
  private static final int DICT = 1 << 29;
  private static final int ANY = INT | LIST | TUPLE | BYTES | STR | DICT;

  private final CApi api;
  private final CPython python;
  private final Memory memory;
  private final JavaObjectTable objects;
  private final ByteCopies copies;
  private final NumberCopies numberCopies;
  private final CFunction listAppend;
  private final CFunction iterCheck;
  private final Map<Implementation, Implementation> implementations = new HashMap<>();
  private final int none;
  private final int isTrue;
  private final int isFalse;
  private final int floatType;
  private final int longType;
  private final int strType;

  /** Where Java objects that Python shows are found. */
  public interface JavaObjectTable {
    /** The Java object behind a Python object; null if it is none. */
    @Nullable Object find(int object);

    /** The class behind a Python type; null if it is none. */
    @Nullable Class<?> findClass(int object);
  }

  /** For one CPython. */
  public Values(CApi api, JavaObjectTable objects) {
    this.api = api;
    numberCopies = new NumberCopies(api);
    copies = new ByteCopies(api, numberCopies);
    this.objects = objects;
    python = api.python();
    memory = python.memory();
    iterCheck = python.function("PyIter_Check");
    listAppend = python.function("PyList_Append");
    none = api.types().none();
    isTrue = api.types().bool(true);
    isFalse = api.types().bool(false);
    floatType = python.address("PyFloat_Type");
    longType = python.address("PyLong_Type");
    strType = python.address("PyUnicode_Type");
  }

  /** The kind of an object, as {@link Kinds}. */
  public Object kind(int object) {
    int type = memory.loadI32(object + OB_TYPE);
    if (type == longType) {
      return intKind(object);
    }
    if (type == strType) {
      return memory.loadI32(object + UNICODE_LENGTH) == 1 ? character(object) : Kinds.STR;
    }
    if (type == floatType) {
      return Kinds.FLOAT;
    }
    if (object == none) {
      return Kinds.NONE;
    }
    if (object == isTrue || object == isFalse) {
      return Kinds.BOOL;
    }
    Object java = objects.find(object);
    return java != null ? java.getClass() : otherKind(object, type);
  }

  private Kinds character(int object) {
    return api.strings().toJava(object).length() == 1 ? Kinds.CHARACTER : Kinds.STR;
  }

  private Kinds intKind(int object) {
    if (!isCompact(object)) {
      return api.numbers().longValue(object).isEmpty()
          ? Kinds.BIG_INT
          : sized(api.numbers().longValue(object).getAsLong());
    }
    return sized(compact(object));
  }

  private static Kinds sized(long value) {
    if (value == (byte) value) {
      return Kinds.INT8;
    }
    if (value == (short) value) {
      return Kinds.INT16;
    }
    return value == (int) value ? Kinds.INT32 : Kinds.INT64;
  }

  private boolean isCompact(int object) {
    return Integer.compareUnsigned(memory.loadI32(object + LV_TAG), 16) < 0;
  }

  private int compact(int object) {
    int sign = 1 - (memory.loadI32(object + LV_TAG) & 3);
    return sign * memory.loadI32(object + OB_DIGIT);
  }

  private Object otherKind(int object, int type) {
    int flags = memory.loadI32(type + TP_FLAGS);
    if ((flags & ANY) != 0) {
      if ((flags & INT) != 0) {
        return intKind(object);
      }
      if ((flags & STR) != 0) {
        return Kinds.STR;
      }
      return (flags & LIST) != 0
          ? Kinds.LIST
          : (flags & TUPLE) != 0 ? Kinds.TUPLE : (flags & DICT) != 0 ? Kinds.DICT : Kinds.BYTES;
    }
    Class<?> javaClass = objects.findClass(object);
    if (javaClass != null) {
      return Kinds.JAVA_CLASS;
    }
    Kind kind = api.types().kind(object);
    if (kind == Kind.FLOAT) {
      return Kinds.FLOAT;
    }
    if (kind == Kind.SET) {
      return Kinds.SET;
    }
    if (kind == Kind.BYTEARRAY) {
      return Kinds.BYTE_ARRAY;
    }
    return ofLibrary(object, type);
  }

  private Object ofLibrary(int object, int type) {
    switch (api.types().name(object)) {
      case "decimal.Decimal":
        return Kinds.DECIMAL;
      case "datetime.date":
        return Kinds.DATE;
      case "datetime.time":
        return Kinds.TIME;
      case "datetime.timedelta":
        return Kinds.DURATION;
      case "memoryview", "array.array":
        return numberCopies.kind(object);
      case "datetime.datetime":
        int zone = api.objects().attr(object, "tzinfo");
        python.decRef(zone);
        return zone == none ? Kinds.DATE_TIME : Kinds.AWARE_DATE_TIME;
      default:
        break;
    }
    Kinds plain = plainKind(object, type);
    if (!api.objects().hasAttr(type, INTERFACES)) {
      return plain;
    }
    return implementation(type, plain);
  }

  private Kinds plainKind(int object, int type) {
    if (memory.loadI32(type + TP_CALL) != 0) {
      return Kinds.CALLABLE;
    }
    if (iterCheck.call(object) != 0) {
      return Kinds.ITERATOR;
    }
    return memory.loadI32(type + TP_ITER) != 0 ? Kinds.ITERABLE : Kinds.OBJECT;
  }

  private Object implementation(int type, Kinds plain) {
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    int tuple = api.objects().attr(type, INTERFACES);
    try (var each = api.containers().elements(tuple)) {
      for (int element = each.next(); element != 0; element = each.next()) {
        Class<?> found = objects.findClass(element);
        if (found != null && found.isInterface()) {
          interfaces.add(found);
        }
      }
    } finally {
      python.decRef(tuple);
    }
    Implementation made = new Implementation(interfaces, plain);
    // One object for equal ones: kinds are compared by identity.
    Implementation known = implementations.putIfAbsent(made, made);
    return known == null ? made : known;
  }

  /** Buffers of Python as arrays of bytes. */
  ByteCopies copies() {
    return copies;
  }

  /** The kinds of some arguments. */
  public Object[] kinds(Arguments arguments) {
    Object[] kinds = new Object[arguments.count()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(arguments.get(i));
    }
    return kinds;
  }

  /** The arguments as an overload that was chosen for their kinds wants them. */
  public @Nullable Object[] convert(Call call, Arguments arguments, Object[] kinds) {
    Overload overload = call.overload();
    int arity = overload.arity();
    @Nullable Object[] values = new Object[arity];
    int plain = call.spread() ? arity - 1 : arity;
    for (int i = 0; i < plain; i++) {
      values[i] = argument(overload, i, arguments.get(i), kinds[i], i);
    }
    if (call.spread()) {
      Class<?> element = overload.parameter(plain).getComponentType();
      Object more = Array.newInstance(element, arguments.count() - plain);
      for (int i = plain; i < arguments.count(); i++) {
        Array.set(more, i - plain, toJava(arguments.get(i), kinds[i], element, element));
      }
      values[plain] = more;
    }
    return values;
  }

  private @Nullable Object argument(
      Overload overload, int index, int object, Object kind, int position) {
    try {
      return toJava(object, kind, overload.parameter(index), overload.genericParameter(index));
    } catch (NotConvertibleException e) {
      throw new NotConvertibleException(
          "argument " + (position + 1) + " of " + overload.signature() + ": " + e.getMessage());
    }
  }

  /** An object of a known kind as a class. */
  public @Nullable Object toJava(int object, Object kind, Class<?> wanted, Type generic) {
    if (kind instanceof Class<?>) {
      return objects.find(object);
    }
    if (kind instanceof Implementation) {
      return api.typed().convert(object, generic);
    }
    switch ((Kinds) kind) {
      case NONE:
        return wanted.getName().startsWith("java.util.Optional")
            ? api.typed().convert(object, generic)
            : null;
      case BOOL:
        return object == isTrue;
      case INT8, INT16, INT32, INT64:
        Object number = integer(object, wanted);
        if (number != null) {
          return number;
        }
        break;
      case FLOAT:
        if (wanted == double.class || wanted == Double.class || wanted.isInstance(0.0)) {
          return api.numbers().doubleValue(object);
        }
        if (wanted == float.class || wanted == Float.class) {
          return (float) api.numbers().doubleValue(object);
        }
        if (wanted == BigDecimal.class) {
          return BigDecimal.valueOf(api.numbers().doubleValue(object));
        }
        break;
      case STR:
        if (wanted.isAssignableFrom(String.class)) {
          return api.strings().toJava(object);
        }
        break;
      case CHARACTER:
        String text = api.strings().toJava(object);
        if (wanted == char.class || wanted == Character.class) {
          return text.charAt(0);
        }
        if (wanted.isAssignableFrom(String.class)) {
          return text;
        }
        break;
      case DECIMAL, DATE, TIME, DATE_TIME, AWARE_DATE_TIME, DURATION:
        if ((wanted != Object.class && wanted.isInterface()) || wanted == Number.class) {
          return api.typed().valueOf(object).orElse(null);
        }
        break;
      case JAVA_CLASS:
        return objects.findClass(object);
      case INT_BUFFER, LONG_BUFFER, FLOAT_BUFFER, DOUBLE_BUFFER:
        if (wanted == NumberCopies.arrayType((Kinds) kind)) {
          return numberCopies.read(object, (Kinds) kind);
        }
        break;
      case BYTE_ARRAY, BUFFER:
        if (wanted == byte[].class) {
          return copies.read(object);
        }
        break;
      default:
        break;
    }
    return api.typed().convert(object, generic);
  }

  private @Nullable Object integer(int object, Class<?> wanted) {
    long value =
        isCompact(object) ? compact(object) : api.numbers().longValue(object).orElseThrow();
    if (wanted == int.class || wanted == Integer.class) {
      return (int) value;
    }
    if (wanted == long.class || wanted == Long.class) {
      return value;
    }
    if (wanted == double.class || wanted == Double.class) {
      return (double) value;
    }
    if (wanted == float.class || wanted == Float.class) {
      return (float) value;
    }
    if (wanted == short.class || wanted == Short.class) {
      return (short) value;
    }
    if (wanted == byte.class || wanted == Byte.class) {
      return (byte) value;
    }
    if (wanted == BigDecimal.class) {
      return BigDecimal.valueOf(value);
    }
    return wanted.isInstance(value) ? value : null;
  }

  /** An object as what Java would take it for if it were free to choose. */
  public @Nullable Object natural(int object) {
    return toJava(object, kind(object), Object.class, Object.class);
  }

  /** An object as a class, for an element or field of that type. */
  public @Nullable Object as(int object, Class<?> wanted, Type generic) {
    Object kind = kind(object);
    if (ParameterCost.of(kind, wanted) == ParameterCost.IMPOSSIBLE) {
      throw new NotConvertibleException(
          Kinds.describe(kind) + " does not fit " + wanted.getTypeName());
    }
    return toJava(object, kind, wanted, generic);
  }

  /** A new reference to the Python object for a value. */
  public int toPython(@Nullable Object value) {
    if (value instanceof Integer number) {
      return api.numbers().toPython((long) number);
    }
    return api.toPython().convert(value);
  }

  /** Whether a Python object equals a Java value, in Python's sense. */
  public boolean isEqual(int object, @Nullable Object value) {
    int other = toPython(value);
    try {
      return api.objects()
          .compare(object, other, org.jyodide.internal.capi.Objects.Comparison.EQUAL);
    } finally {
      python.decRef(other);
    }
  }

  /** Python's list of Java values. */
  public int newList(Iterable<? extends @Nullable Object> values) {
    int list = api.containers().newList(0);
    boolean done = false;
    try {
      for (Object value : values) {
        append(list, toPython(value));
      }
      done = true;
      return list;
    } finally {
      if (!done) {
        python.decRef(list);
      }
    }
  }

  private void append(int list, int value) {
    try {
      python.checkStatus(listAppend.call(list, value));
    } finally {
      python.decRef(value);
    }
  }
}
