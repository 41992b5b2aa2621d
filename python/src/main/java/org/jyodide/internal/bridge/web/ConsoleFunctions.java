package org.jyodide.internal.bridge.web;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code console}: lines to the standard streams. */
final class ConsoleFunctions {
  private ConsoleFunctions() {}

  static PlainObject object(Consumer<String> out, Consumer<String> err) {
    PlainObject console = new PlainObject();
    List.of("log", "info", "debug").forEach(name -> console.with(name, function(name, out)));
    List.of("warn", "error", "trace").forEach(name -> console.with(name, function(name, err)));
    return console;
  }

  private static FunctionObject function(String name, Consumer<String> target) {
    return new FunctionObject(
        name,
        (self, args) -> {
          StringJoiner line = new StringJoiner(" ");
          for (@Nullable Object argument : args) {
            line.add(HostValues.display(argument));
          }
          target.accept(line.toString());
          return Undefined.UNDEFINED;
        });
  }
}
