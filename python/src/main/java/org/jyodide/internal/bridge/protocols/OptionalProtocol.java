package org.jyodide.internal.bridge.protocols;

import java.util.List;
import java.util.Optional;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/** {@code Optional}: true if it has a value, a loop over the value, {@code get} and its kin. */
@SuppressWarnings("rawtypes")
final class OptionalProtocol extends Protocol<Optional> {
  OptionalProtocol(Context context) {
    super(Optional.class, "JavaOptional", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.NB_BOOL, self -> self(self).isPresent() ? 1 : 0)
        .slot(Slots.TP_ITER, this::iterate)
        .slot(Slots.TP_REPR, this::repr)
        .method("get", "The value; KeyError if there is none.", this::get)
        .method("isPresent", "Whether there is a value.", (self, a) -> bool(self(self).isPresent()))
        .method("isEmpty", "Whether there is none.", (self, a) -> bool(self(self).isEmpty()))
        .method("orElse", "The value, or the argument.", this::orElse);
  }

  private int iterate(int self) {
    Optional<?> optional = self(self);
    List<?> all = optional.map(List::<Object>of).orElse(List.of());
    return values().toPython(all.iterator());
  }

  private int get(int self, Arguments arguments) {
    arguments.require("get", 0, 0);
    return values().toPython(self(self).get());
  }

  private int orElse(int self, Arguments arguments) {
    arguments.require("orElse", 1, 1);
    Optional<?> optional = self(self);
    return optional.isPresent()
        ? values().toPython(optional.get())
        : python().incRef(arguments.get(0));
  }

  private int repr(int self) {
    Optional<?> optional = self(self);
    if (optional.isEmpty()) {
      return api().strings().toPython("Optional.empty");
    }
    if (optional.get() == optional) {
      throw PythonErrorException.value("an Optional inside itself");
    }
    int value = values().toPython(optional.get());
    try {
      return api().strings().toPython("Optional(" + api().objects().repr(value) + ")");
    } finally {
      python().decRef(value);
    }
  }
}
