package org.jyodide.internal.convert;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Types.Kind;

/** Constants of an enum, from their names or from members of a Python enum of the same name. */
final class EnumConverter implements Converter {
  private final CApi api;
  private final Class<?> type;

  EnumConverter(CApi api, Class<?> type) {
    this.api = api;
    this.type = type;
  }

  @Override
  public Object of(int object) {
    String name = name(object);
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw api.toJava().mismatch(object, "one of " + names());
  }

  private String name(int object) {
    if (api.types().kind(object) == Kind.STR) {
      return api.strings().toJava(object);
    }
    if (!api.objects().isInstance(object, api.code().member("enum", "Enum"))) {
      throw api.toJava().mismatch(object, "one of " + names());
    }
    int name = api.objects().attr(object, "name");
    try {
      return api.toJava().asString(name);
    } finally {
      api.python().decRef(name);
    }
  }

  private String names() {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.joining(", ", type.getSimpleName() + " (", ")"));
  }
}
