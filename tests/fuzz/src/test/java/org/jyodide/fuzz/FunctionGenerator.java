package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Makes the body of one function. */
final class FunctionGenerator {
  private static final int END = 0x0B;
  private static final int MOST_DEPTH = 6;

  private FunctionGenerator() {}

  /** The entry of the code section, without its length. */
  static Bytes body(Choices choices, ModuleTypes types, int function, boolean small) {
    List<ValueType> declared = new ArrayList<>(choices.types(6));
    // So that there is a local of each type.
    declared.addAll(List.of(ValueType.values()));
    List<ValueType> locals = new ArrayList<>(types.functions().get(function).parameters());
    locals.addAll(declared);
    Scope scope = new Scope(choices, types, function, List.copyOf(locals));
    write(scope, small);
    declared.addAll(Scope.SCRATCH);
    Bytes body = new Bytes().unsigned(declared.size());
    declared.forEach(type -> body.unsigned(1).bytes(type.code()));
    return body.bytes(scope.code.toArray());
  }

  private static void write(Scope scope, boolean small) {
    Choices choices = scope.choices;
    int most = small ? choices.of(4, 8, 12, 40) : choices.of(10, 40, 150, 300);
    StatementGenerator statements = new StatementGenerator(scope, most);
    statements.takeFuel();
    int count = small ? choices.of(1, 2, 4) : choices.of(3, 8, 20);
    for (int i = 0; i < count; i++) {
      statements.statement(choices.between(2, MOST_DEPTH));
    }
    statements.expressions().values(scope.signature.results(), 3);
    scope.code.bytes(END);
  }
}
