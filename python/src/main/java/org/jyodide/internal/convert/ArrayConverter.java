package org.jyodide.internal.convert;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Types.Kind;

/**
 * Arrays, copies: {@code byte[]} from bytes, {@code char[]} from a {@code str}, any other from the
 * elements of an iterable, each converted.
 */
final class ArrayConverter implements Converter {
  private final CApi api;
  private final Conversions conversions;
  private final Type component;
  private final Class<?> erased;

  ArrayConverter(CApi api, Conversions conversions, Type component) {
    this.api = api;
    this.conversions = conversions;
    this.component = component;
    erased = GenericTypes.erase(component);
  }

  @Override
  public Object of(int object) {
    Kind kind = api.types().kind(object);
    if (erased == byte.class && (kind == Kind.BYTES || kind == Kind.BYTEARRAY)) {
      return api.toJava().asBytes(object);
    }
    if (erased == byte.class && api.types().name(object).equals("memoryview")) {
      int bytes = api.code().callModuleFunction("builtins", "bytes", api.python().incRef(object));
      try {
        return api.toJava().asBytes(bytes);
      } finally {
        api.python().decRef(bytes);
      }
    }
    if (kind == Kind.STR && erased == char.class) {
      return api.strings().toJava(object).toCharArray();
    }
    if (kind == Kind.STR || kind == Kind.DICT || !api.objects().hasAttr(object, "__iter__")) {
      throw api.toJava().mismatch(object, erased.getTypeName() + "[]");
    }
    return fromElements(object);
  }

  private Object fromElements(int object) {
    List<@Nullable Object> values = new ArrayList<>();
    try (var elements = api.containers().elements(object)) {
      for (int element = elements.next(); element != 0; element = elements.next()) {
        values.add(conversions.part(element, component, "[" + values.size() + "]"));
      }
    }
    Object array = Array.newInstance(erased, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }
}
