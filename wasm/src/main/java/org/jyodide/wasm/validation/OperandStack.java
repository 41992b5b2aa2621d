package org.jyodide.wasm.validation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.ValueType;

/**
 * The types of the operands at one point of a body. The operands of outer blocks are out of reach
 * below the floor. After an unconditional branch the stack is polymorphic: it yields operands of
 * unknown type, {@code null}, without end.
 */
final class OperandStack {
  private @Nullable ValueType[] types = new ValueType[64];
  private int size;
  private int floor;
  private boolean polymorphic;

  /** Removes everything. */
  void clear() {
    size = 0;
    floor = 0;
    polymorphic = false;
  }

  int floor() {
    return floor;
  }

  boolean isPolymorphic() {
    return polymorphic;
  }

  /** Starts a block: what is on the stack goes out of reach. */
  void enterBlock() {
    floor = size;
    polymorphic = false;
  }

  /** Ends a block: goes back to the floor of the block around it. */
  void leaveBlock(int outerFloor, boolean outerPolymorphic) {
    size = floor;
    floor = outerFloor;
    polymorphic = outerPolymorphic;
  }

  /** The code that follows is unreachable. */
  void makeUnreachable() {
    size = floor;
    polymorphic = true;
  }

  void push(@Nullable ValueType type) {
    if (size == types.length) {
      types = Arrays.copyOf(types, size * 2);
    }
    types[size++] = type;
  }

  void pushAll(List<ValueType> pushed) {
    for (int i = 0; i < pushed.size(); i++) {
      push(pushed.get(i));
    }
  }

  /** Takes an operand of any type; {@code null} if it is unknown. */
  @Nullable ValueType pop() {
    if (size > floor) {
      return types[--size];
    }
    if (polymorphic) {
      return null;
    }
    throw new InvalidException("type mismatch: instruction requires an operand but stack has []");
  }

  void pop(ValueType wanted) {
    if (size > floor) {
      ValueType found = types[--size];
      if (found != wanted && found != null) {
        throw mismatch(wanted, found.text());
      }
    } else if (!polymorphic) {
      throw mismatch(wanted, "");
    }
  }

  /** Takes operands, the last one first. */
  void popAll(List<ValueType> wanted) {
    for (int i = wanted.size() - 1; i >= 0; i--) {
      pop(wanted.get(i));
    }
  }

  /**
   * Checks that the topmost operands could be popped as {@code wanted}, and leaves them with the
   * types they have.
   */
  void checkTop(List<ValueType> wanted) {
    int present = Math.min(wanted.size(), size - floor);
    if (present < wanted.size() && !polymorphic) {
      throw mismatch(wanted.get(wanted.size() - present - 1), "");
    }
    for (int i = 1; i <= present; i++) {
      ValueType found = types[size - i];
      ValueType expected = wanted.get(wanted.size() - i);
      if (found != expected && found != null) {
        throw mismatch(expected, found.text());
      }
    }
  }

  /** Fails if an operand of the block is left. */
  void requireEmpty() {
    if (size > floor) {
      StringBuilder left = new StringBuilder();
      for (int i = floor; i < size; i++) {
        ValueType type = types[i];
        left.append(i > floor ? " " : "").append(type == null ? "any" : type.text());
      }
      throw new InvalidException("type mismatch: block requires [] but stack has [" + left + "]");
    }
  }

  private static InvalidException mismatch(ValueType wanted, String found) {
    return new InvalidException(
        "type mismatch: instruction requires ["
            + wanted.text()
            + "] but stack has ["
            + found
            + "]");
  }
}
