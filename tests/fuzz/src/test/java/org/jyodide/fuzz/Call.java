package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A call of a generated function. */
record Call(int function, List<Value> arguments) {
  private static final int PER_FUNCTION = 4;

  /** Calls of each function that can be called from outside. */
  static List<Call> of(long seed, List<Signature> functions) {
    Choices choices = new Choices(~seed);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < PER_FUNCTION; i++) {
      for (int f = functions.size() - 1; f >= 0; f--) {
        if (!functions.get(f).isExported()) {
          continue;
        }
        calls.add(
            new Call(
                f,
                functions.get(f).parameters().stream()
                    .map(type -> new Value(type, choices.constant(type)))
                    .toList()));
      }
    }
    return calls;
  }

  /** One line: {@code f0 i32:1 f64:0}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("f").append(function);
    arguments.forEach(argument -> text.append(' ').append(argument));
    return text.toString();
  }
}
