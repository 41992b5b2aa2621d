package org.jyodide.internal.bridge.protocols;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/** {@code Optional}: true if it has a value, a loop over the value, {@code get} and its kin. */
final class OptionalProtocol extends Protocol<Object> {
  OptionalProtocol(Context context) {
    super(Object.class, "JavaOptional", context);
  }

  @Override
  public boolean shows(Class<?> candidate) {
    return candidate == Optional.class
        || candidate == OptionalInt.class
        || candidate == OptionalLong.class
        || candidate == OptionalDouble.class;
  }

  private Optional<?> optional(int self) {
    Object found = self(self);
    if (found instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
    if (found instanceof OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
    if (found instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
    if (found instanceof Optional<?> optional) {
      return optional;
    }
    throw PythonErrorException.type("an Optional was wanted");
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.NB_BOOL, self -> optional(self).isPresent() ? 1 : 0)
        .slot(Slots.TP_ITER, this::iterate)
        .slot(Slots.TP_REPR, once("...", this::repr))
        .method("get", "The value; KeyError if there is none.", this::get)
        .method(
            "isPresent", "Whether there is a value.", (self, a) -> bool(optional(self).isPresent()))
        .method("isEmpty", "Whether there is none.", (self, a) -> bool(optional(self).isEmpty()))
        .method("orElse", "The value, or the argument.", this::orElse);
  }

  private int iterate(int self) {
    Optional<?> optional = optional(self);
    List<?> all = optional.map(List::<Object>of).orElse(List.of());
    return values().toPython(all.iterator());
  }

  private int get(int self, Arguments arguments) {
    arguments.require("get", 0, 0);
    return values().toPython(optional(self).orElseThrow());
  }

  private int orElse(int self, Arguments arguments) {
    arguments.require("orElse", 1, 1);
    Optional<?> optional = optional(self);
    return optional.isPresent()
        ? values().toPython(optional.get())
        : python().incRef(arguments.get(0));
  }

  private int repr(int self) {
    Optional<?> optional = optional(self);
    String name = self(self).getClass().getSimpleName();
    if (optional.isEmpty()) {
      return api().strings().toPython(name + ".empty");
    }
    if (optional.get() == optional) {
      throw PythonErrorException.value("an Optional inside itself");
    }
    int value = values().toPython(optional.get());
    try {
      return api().strings().toPython(name + "(" + api().objects().repr(value) + ")");
    } finally {
      python().decRef(value);
    }
  }
}
