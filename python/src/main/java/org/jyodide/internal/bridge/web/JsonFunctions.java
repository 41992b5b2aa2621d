package org.jyodide.internal.bridge.web;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;

/** {@code JSON}. */
final class JsonFunctions {
  private JsonFunctions() {}

  static PlainObject object() {
    return new PlainObject()
        .with(
            "stringify",
            new FunctionObject(
                "stringify",
                (self, args) ->
                    JsonWriter.write(
                        HostValues.argument(args, 0), indent(HostValues.argument(args, 2)))))
        .with(
            "parse",
            new FunctionObject(
                "parse",
                (self, args) ->
                    new JsonReader(HostValues.display(HostValues.argument(args, 0))).read()));
  }

  private static String indent(@Nullable Object space) {
    if (space instanceof Number) {
      return " ".repeat(Math.max(0, Math.min(10, HostValues.toInt32(space))));
    }
    return space instanceof String text ? text.substring(0, Math.min(10, text.length())) : "";
  }
}
