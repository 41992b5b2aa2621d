package org.jyodide.internal.convert;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Types.Kind;

/** Which converter makes which kind of container: views for interfaces, copies for classes. */
final class Sequences {
  private final CApi api;
  private final Conversions conversions;

  Sequences(CApi api, Conversions conversions) {
    this.api = api;
    this.conversions = conversions;
  }

  Optional<Converter> find(Type type, Class<?> erased) {
    Converter found = view(type, erased);
    if (found == null) {
      found = optional(type, erased);
    }
    if (found == null) {
      found = copy(type, erased);
    }
    return Optional.ofNullable(found);
  }

  private @Nullable Converter view(Type type, Class<?> erased) {
    Type element = GenericTypes.argument(type, 0);
    if (erased == List.class) {
      return object -> list(object, element);
    }
    if (erased == Set.class) {
      return object -> set(object, element);
    }
    if (erased == Collection.class) {
      return object -> collection(object, element);
    }
    if (erased == Iterable.class) {
      return object -> iterable(object, element);
    }
    if (erased == Iterator.class) {
      return object -> iterable(object, element).iterator();
    }
    if (erased == Stream.class) {
      return object -> StreamSupport.stream(iterable(object, element).spliterator(), false);
    }
    if (erased == Map.class) {
      return object -> map(object, element, GenericTypes.argument(type, 1));
    }
    return null;
  }

  private @Nullable Converter optional(Type type, Class<?> erased) {
    if (erased == Optional.class) {
      Type element = GenericTypes.argument(type, 0);
      return object ->
          object == api.types().none()
              ? Optional.empty()
              : Optional.ofNullable(conversions.convert(object, element));
    }
    if (erased == OptionalInt.class) {
      return object ->
          isNone(object) ? OptionalInt.empty() : OptionalInt.of(api.toJava().asInt(object));
    }
    if (erased == OptionalLong.class) {
      return object ->
          isNone(object) ? OptionalLong.empty() : OptionalLong.of(api.toJava().asLong(object));
    }
    if (erased == OptionalDouble.class) {
      return object ->
          isNone(object)
              ? OptionalDouble.empty()
              : OptionalDouble.of(api.toJava().asDouble(object));
    }
    return null;
  }

  private boolean isNone(int object) {
    return object == api.types().none();
  }

  /** Copies, in classes of the JDK's that have a constructor without arguments. */
  private @Nullable Converter copy(Type type, Class<?> erased) {
    boolean isCollection = Collection.class.isAssignableFrom(erased);
    boolean isMap = Map.class.isAssignableFrom(erased);
    if (erased.isInterface()
        || (!isCollection && !isMap)
        || !erased.getPackageName().startsWith("java.util")) {
      return null;
    }
    try {
      var constructor = erased.getConstructor();
      Type element = GenericTypes.argument(type, 0);
      Type value = GenericTypes.argument(type, isMap ? 1 : 0);
      return object -> {
        try {
          Object made = constructor.newInstance();
          fill(made, object, element, value);
          return made;
        } catch (ReflectiveOperationException e) {
          throw Sneaky.sneaky(e);
        }
      };
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  @SuppressWarnings("unchecked") // a new collection, of whatever elements
  private void fill(Object made, int object, Type element, Type value) {
    if (made instanceof Map<?, ?> map) {
      ((Map<@Nullable Object, @Nullable Object>) map).putAll(map(object, element, value));
    } else {
      ((Collection<@Nullable Object>) made).addAll(iterableToList(object, element));
    }
  }

  private List<@Nullable Object> iterableToList(int object, Type element) {
    List<@Nullable Object> values = new ArrayList<>();
    iterable(object, element).forEach(values::add);
    return values;
  }

  ListView<@Nullable Object> list(int object, Type element) {
    Kind kind = api.types().kind(object);
    boolean fits =
        kind == Kind.LIST
            || kind == Kind.TUPLE
            || (kind != Kind.STR
                && kind != Kind.DICT
                && has(object, "__getitem__")
                && has(object, "__len__")
                && !has(object, "keys"));
    if (!fits) {
      throw api.toJava().mismatch(object, "a sequence");
    }
    return new ListView<>(new Shown(conversions.reference(object), api, conversions), element);
  }

  MapView<@Nullable Object, @Nullable Object> map(int object, Type key, Type value) {
    boolean fits =
        api.types().kind(object) == Kind.DICT
            || (has(object, "__getitem__") && has(object, "keys") && has(object, "__len__"));
    if (!fits) {
      throw api.toJava().mismatch(object, "a mapping");
    }
    return new MapView<>(new Shown(conversions.reference(object), api, conversions), key, value);
  }

  SetView<@Nullable Object> set(int object, Type element) {
    if (!isSet(object)) {
      throw api.toJava().mismatch(object, "a set");
    }
    return new SetView<>(new Shown(conversions.reference(object), api, conversions), element);
  }

  private boolean isSet(int object) {
    return api.types().kind(object) == Kind.SET
        || (has(object, "isdisjoint") && has(object, "__contains__") && has(object, "__len__"));
  }

  private Collection<@Nullable Object> collection(int object, Type element) {
    Kind kind = api.types().kind(object);
    if (kind == Kind.LIST || kind == Kind.TUPLE) {
      return list(object, element);
    }
    if (isSet(object)) {
      return set(object, element);
    }
    if (kind == Kind.STR || !has(object, "__iter__") || !has(object, "__len__")) {
      throw api.toJava().mismatch(object, "a collection");
    }
    return new CollectionView<>(
        new Shown(conversions.reference(object), api, conversions), element);
  }

  private Iterable<@Nullable Object> iterable(int object, Type element) {
    Kind kind = api.types().kind(object);
    if (kind == Kind.STR || !has(object, "__iter__")) {
      throw api.toJava().mismatch(object, "an iterable");
    }
    if (has(object, "__len__")) {
      return collection(object, element);
    }
    return new IterableView<>(new Shown(conversions.reference(object), api, conversions), element);
  }

  private boolean has(int object, String name) {
    return api.objects().hasAttr(object, name);
  }
}
