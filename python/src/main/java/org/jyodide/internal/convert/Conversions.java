package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.PythonException;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.capi.TypedConversion;
import org.jyodide.internal.capi.Types.Kind;

/** Finds the converter for each Java type, and remembers it. */
public final class Conversions implements TypedConversion {
  private final CApi api;
  private final Map<Type, Converter> converters = new HashMap<>();
  private final Scalars scalars;
  private final LibraryValues library;
  private final Sequences sequences;
  private final Interfaces interfaces;

  /** For one CPython. */
  public Conversions(CApi api) {
    this.api = api;
    library = new LibraryValues(api);
    sequences = new Sequences(api, this);
    interfaces = new Interfaces(api, this);
    scalars = new Scalars(api);
  }

  CApi api() {
    return api;
  }

  @Override
  public @Nullable Object convert(int object, Type type) {
    Class<?> erased = GenericTypes.erase(type);
    if (object == api.types().none() && !acceptsNone(erased)) {
      if (erased.isPrimitive()) {
        throw api.toJava().mismatch(object, erased.getName());
      }
      return null;
    }
    if (erased != PyObject.class && api.types().kind(object) == Kind.OTHER) {
      Optional<Object> java = api.javaObjects().toJava(object);
      if (java.isPresent() && erased.isInstance(java.get())) {
        return java.get();
      }
    }
    return converter(type).of(object);
  }

  private static boolean acceptsNone(Class<?> erased) {
    return erased == PyObject.class
        || erased == void.class
        || erased.getName().startsWith("java.util.Optional");
  }

  @Override
  public Optional<Object> valueOf(int object) {
    return library.valueOf(object);
  }

  /** The converter for a type, which may be that of the values of another. */
  Converter converter(Type type) {
    Converter known = converters.get(type);
    if (known == null) {
      known = find(type);
      converters.put(type, known);
    }
    return known;
  }

  private Converter find(Type type) {
    Optional<Converter> known = type instanceof Class<?> one ? findOne(one) : Optional.empty();
    return known.isPresent() ? known.get() : findByShape(type);
  }

  /** The converter for one class and no other; made when it is wanted, as most never are. */
  private Optional<Converter> findOne(Class<?> type) {
    if (type == Object.class) {
      return Optional.of(this::natural);
    }
    if (type == PyObject.class) {
      return Optional.of(this::reference);
    }
    if (type == void.class) {
      return Optional.of(object -> null);
    }
    if (type == Void.class) {
      return Optional.of(this::nothing);
    }
    Optional<Converter> scalar = scalars.find(type);
    return scalar.isPresent() ? scalar : library.find(type);
  }

  private Converter findByShape(Type type) {
    Type bound = GenericTypes.bound(type);
    Class<?> erased = GenericTypes.erase(bound);
    if (bound != type || erased == Object.class) {
      return converter(bound);
    }
    if (erased.isArray()) {
      return new ArrayConverter(api, this, GenericTypes.component(type));
    }
    if (erased.isAssignableFrom(PythonException.class)
        && Throwable.class.isAssignableFrom(erased)) {
      return this::exception;
    }
    if (erased.isEnum()) {
      return new EnumConverter(api, erased);
    }
    if (erased.isRecord()) {
      return new RecordConverter(api, this, type);
    }
    Optional<Converter> container = sequences.find(type, erased);
    if (container.isPresent()) {
      return container.get();
    }
    if (erased.isInterface() && !erased.isAnnotation()) {
      return interfaces.converter(type);
    }
    return object -> {
      throw api.toJava().mismatch(object, erased.getTypeName());
    };
  }

  /** What Java would take the object for if it were free to choose: values, else the object. */
  private @Nullable Object natural(int object) {
    return switch (api.types().kind(object)) {
      case NONE -> null;
      case BOOL -> object == api.types().bool(true);
      case INT -> api.numbers().value(object);
      case FLOAT -> api.numbers().doubleValue(object);
      case STR -> api.strings().toJava(object);
      case BYTES -> api.containers().bytes(object);
      default -> reference(object);
    };
  }

  PyObject reference(int object) {
    return api.pyObjects().own(api.python().incRef(object));
  }

  private Object exception(int object) {
    if (!api.objects().isInstance(object, api.code().member("builtins", "BaseException"))) {
      throw api.toJava().mismatch(object, "an exception");
    }
    return api.pyObjects().throwable(api.python().incRef(object));
  }

  private @Nullable Object nothing(int object) {
    throw api.toJava().mismatch(object, "None");
  }

  /** Converts a part of something; a failure says where it was. */
  @Nullable Object part(int object, Type type, String step) {
    try {
      return convert(object, type);
    } catch (NotConvertibleException e) {
      throw e.within(step);
    }
  }
}
