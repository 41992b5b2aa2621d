package org.jyodide.internal.bridge.protocols;

import java.util.Iterator;
import java.util.Set;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code java.util.Set} as a mutable set; the operators come from Python's abstract class. */
@SuppressWarnings({"unchecked", "rawtypes"}) // Sets of whatever their owner put into them.
final class SetProtocol extends Protocol<Set> {
  SetProtocol(Context context) {
    super(Set.class, "JavaSet", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> self(self).size())
        .statusSlot(Slots.SQ_CONTAINS, (self, value) -> has(self(self), value) ? 1 : 0)
        .slot(Slots.TP_ITER, self -> values().toPython(self(self).iterator()))
        .slot(Slots.TP_REPR, once("{...}", this::repr))
        .slot(Slots.TP_STR, once("{...}", this::text))
        .method("add", "Add a member; says whether it was new.", this::add)
        .method("discard", "Remove a member if it is there.", this::discard)
        .method("remove", "Remove a member that is there.", this::remove)
        .method("pop", "Remove any member and return it.", this::pop)
        .method("clear", "Remove all members.", this::clear);
  }

  private boolean has(Set<?> set, int value) {
    return ElementTypes.contains(set, ElementTypes.member(set, values().natural(value)));
  }

  private int add(int self, Arguments arguments) {
    arguments.require("add", 1, 1);
    Set set = self(self);
    return bool(set.add(ElementTypes.member(set, values().natural(arguments.get(0)))));
  }

  private boolean drop(Set<?> set, int value) {
    Object member = ElementTypes.member(set, values().natural(value));
    return ElementTypes.contains(set, member) && set.remove(member);
  }

  private int discard(int self, Arguments arguments) {
    arguments.require("discard", 1, 1);
    drop(self(self), arguments.get(0));
    return none();
  }

  private int remove(int self, Arguments arguments) {
    arguments.require("remove", 1, 1);
    if (!drop(self(self), arguments.get(0))) {
      throw keyError(arguments.get(0));
    }
    return none();
  }

  private int pop(int self, Arguments arguments) {
    arguments.require("pop", 0, 0);
    Iterator<?> members = self(self).iterator();
    if (!members.hasNext()) {
      int message = api().strings().toPython("pop from an empty set");
      try {
        throw keyError(message);
      } finally {
        python().decRef(message);
      }
    }
    Object member = members.next();
    members.remove();
    return values().toPython(member);
  }

  private int clear(int self, Arguments arguments) {
    arguments.require("clear", 0, 0);
    self(self).clear();
    return none();
  }

  private String shown(int self) {
    StringBuilder text = new StringBuilder("{");
    for (Object member : self(self)) {
      int object = values().toPython(member);
      try {
        text.append(text.length() == 1 ? "" : ", ").append(api().objects().repr(object));
      } finally {
        python().decRef(object);
      }
    }
    return text.length() == 1 ? "set()" : text.append("}").toString();
  }

  private int text(int self) {
    return api().strings().toPython(shown(self));
  }

  private int repr(int self) {
    return api().strings().toPython(simpleName(self) + "(" + shown(self) + ")");
  }
}
