package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A call of a generated function. */
record Call(int function, List<Value> arguments) {
  private static final int PER_FUNCTION = 4;

  /** The calls that a module is compared by; later ones see what earlier ones left behind. */
  static List<Call> of(GeneratedModule module) {
    Choices choices = new Choices(~module.seed());
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < PER_FUNCTION; i++) {
      for (int f = module.functions().size() - 1; f >= 0; f--) {
        if (!module.functions().get(f).isExported()) {
          continue;
        }
        calls.add(
            new Call(
                f,
                module.functions().get(f).parameters().stream()
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
