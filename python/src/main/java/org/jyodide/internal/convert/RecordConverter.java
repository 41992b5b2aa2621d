package org.jyodide.internal.convert;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Entries;
import org.jyodide.internal.capi.NotConvertibleException;
import org.jyodide.internal.capi.Types.Kind;

/**
 * Records: from a {@code dict} with a key for each component, a {@code list} or {@code tuple} with
 * an element for each, or any other object with an attribute for each. A component of type {@code
 * Optional} may be missing.
 */
final class RecordConverter implements Converter {
  private final CApi api;
  private final Conversions conversions;
  private final Class<?> type;
  private final RecordComponent[] components;
  private final Type[] types;

  RecordConverter(CApi api, Conversions conversions, Type recordType) {
    this.api = api;
    this.conversions = conversions;
    type = GenericTypes.erase(recordType);
    components = type.getRecordComponents();
    TypeArguments arguments = new TypeArguments(recordType);
    types =
        Arrays.stream(components)
            .map(component -> arguments.resolve(component.getGenericType()))
            .toArray(Type[]::new);
  }

  @Override
  public Object of(int object) {
    Kind kind = api.types().kind(object);
    return switch (kind) {
      case DICT -> make(fromDict(object));
      case LIST -> make(fromSequence(object));
      case TUPLE -> make(api.types().isExactTuple(object) ? fromSequence(object) : fromAny(object));
      case OTHER -> make(fromAttributes(object));
      default -> throw api.toJava().mismatch(object, wanted());
    };
  }

  /** A named tuple has attributes, another subclass of {@code tuple} may not. */
  private @Nullable Object[] fromAny(int tuple) {
    return api.objects().hasAttr(tuple, "_fields") ? fromAttributes(tuple) : fromSequence(tuple);
  }

  private String wanted() {
    return type.getSimpleName()
        + Arrays.stream(components)
            .map(RecordComponent::getName)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private @Nullable Object[] fromDict(int dict) {
    @Nullable Object[] values = new Object[components.length];
    Set<String> missing = new LinkedHashSet<>();
    Arrays.stream(components).forEach(component -> missing.add(component.getName()));
    try (Entries entries = api.containers().entries(dict)) {
      while (entries.next()) {
        int index = indexOf(dict, entries.key());
        missing.remove(components[index].getName());
        values[index] =
            component(entries.value(), index, "['" + components[index].getName() + "']");
      }
    }
    for (int i = 0; i < components.length; i++) {
      if (missing.contains(components[i].getName())) {
        values[i] = absent(dict, i);
      }
    }
    return values;
  }

  private int indexOf(int dict, int key) {
    if (api.types().kind(key) == Kind.STR) {
      String name = api.strings().toJava(key);
      for (int i = 0; i < components.length; i++) {
        if (components[i].getName().equals(name)) {
          return i;
        }
      }
    }
    throw new NotConvertibleException(
        wanted()
            + " was wanted, which has no "
            + api.toJava().shortRepr(key)
            + " as "
            + api.toJava().shortRepr(dict)
            + " has");
  }

  private @Nullable Object[] fromSequence(int sequence) {
    int size = api.objects().size(sequence);
    if (size != components.length) {
      throw api.toJava().mismatch(sequence, wanted());
    }
    @Nullable Object[] values = new Object[size];
    try (var elements = api.containers().elements(sequence)) {
      for (int i = 0; i < size; i++) {
        int element = elements.next();
        if (element == 0) {
          throw api.toJava().mismatch(sequence, wanted());
        }
        values[i] = component(element, i, "[" + i + "]");
      }
    }
    return values;
  }

  private @Nullable Object[] fromAttributes(int object) {
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      if (!api.objects().hasAttr(object, name)) {
        values[i] = absent(object, i);
        continue;
      }
      int value = api.objects().attr(object, name);
      try {
        values[i] = component(value, i, "." + name);
      } finally {
        api.python().decRef(value);
      }
    }
    return values;
  }

  private @Nullable Object component(int value, int index, String step) {
    return conversions.part(value, types[index], step);
  }

  private Object absent(int object, int index) {
    if (GenericTypes.erase(types[index]) == Optional.class) {
      return Optional.empty();
    }
    throw new NotConvertibleException(
        wanted()
            + " was wanted, "
            + api.types().name(object)
            + " "
            + api.toJava().shortRepr(object)
            + " has no "
            + components[index].getName());
  }

  private Object make(@Nullable Object[] values) {
    try {
      Class<?>[] parameters =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw Sneaky.sneaky(e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new NotConvertibleException(
          "the record "
              + type.getName()
              + " cannot be made by "
              + Conversions.class.getModule()
              + "; open its package to it");
    }
  }
}
