package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Writes code that leaves the operand stack as it was, and the blocks that expressions use. */
final class StatementGenerator {
  private static final int BLOCK = 0x02;
  private static final int LOOP = 0x03;
  private static final int IF = 0x04;
  private static final int ELSE = 0x05;
  private static final int TRY = 0x06;
  private static final int CATCH = 0x07;
  private static final int THROW = 0x08;
  private static final int RETHROW = 0x09;
  private static final int END = 0x0B;
  private static final int BR = 0x0C;
  private static final int BR_IF = 0x0D;
  private static final int BR_TABLE = 0x0E;
  private static final int RETURN = 0x0F;
  private static final int RETURN_CALL = 0x12;
  private static final int RETURN_CALL_INDIRECT = 0x13;
  private static final int DELEGATE = 0x18;
  private static final int CATCH_ALL = 0x19;
  private static final int DROP = 0x1A;
  private static final int LOCAL_SET = 0x21;
  private static final int GLOBAL_SET = 0x24;
  private static final int TABLE_SET = 0x26;
  private static final int REF_FUNC = 0xD2;
  private static final int EMPTY_BLOCK = 0x40;

  private final Scope scope;
  private final ExpressionGenerator expressions;
  private int left;

  /** Writes at most {@code most} statements. */
  StatementGenerator(Scope scope, int most) {
    this.scope = scope;
    this.left = most;
    this.expressions = new ExpressionGenerator(scope, this);
  }

  ExpressionGenerator expressions() {
    return expressions;
  }

  /** Takes one of the fuel; traps when there is none. */
  void takeFuel() {
    Instructions.takeFuel(scope.code);
  }

  private void statements(int depth) {
    if (depth > 0) {
      int count = scope.choices.between(0, depth > 2 ? 4 : 2);
      for (int i = 0; i < count; i++) {
        statement(depth - 1);
      }
    }
  }

  void statement(int depth) {
    if (--left < 0) {
      return;
    }
    int kind = scope.choices.between(0, 99);
    if (kind < 25) {
      ValueType type = scope.choices.type();
      expressions.value(type, depth);
      store(List.of(type));
    } else if (kind < 31) {
      ValueType type = scope.choices.type();
      expressions.value(type, depth);
      scope.code.bytes(GLOBAL_SET).unsigned(scope.global(type));
    } else if (kind < 43) {
      storeToMemory(depth);
    } else if (kind < 62) {
      block(List.of(), depth);
    } else if (kind < 67) {
      List<ValueType> results = scope.choices.types(3);
      block(results, depth);
      store(results);
    } else if (kind < 74) {
      branchIf(depth);
    } else if (kind < 79) {
      conditionally(depth, this::branchTable);
    } else if (kind < 82) {
      conditionally(depth, this::raise);
    } else if (kind < 88) {
      int function = scope.choices.between(0, scope.types.functions().size() - 1);
      expressions.call(function, depth);
      store(scope.types.functions().get(function).results());
    } else if (kind < 92) {
      bulk(depth);
    } else if (kind < 96) {
      conditionally(depth, this::leave);
    } else if (kind < 97) {
      conditionally(depth, this::branch);
    } else {
      expressions.value(scope.choices.type(), depth);
      scope.code.bytes(DROP);
    }
  }

  /** Pops values of these types, the last first, into locals. */
  private void store(List<ValueType> types) {
    List<ValueType> reversed = new ArrayList<>(types);
    Collections.reverse(reversed);
    for (ValueType type : reversed) {
      scope.code.bytes(LOCAL_SET).unsigned(scope.local(type));
    }
  }

  private void storeToMemory(int depth) {
    ValueType type = scope.choices.type();
    expressions.address(depth - 1);
    expressions.value(type, depth);
    if (type == ValueType.V128 && scope.choices.chance(0.3)) {
      expressions.storeLane();
      return;
    }
    expressions.access(Instructions.STORES.get(type));
  }

  private void bulk(int depth) {
    int kind = scope.choices.between(0, 5);
    if (kind == 5) {
      bulkOfTable(depth);
      return;
    }
    if (kind == 4) {
      Instructions.constant(
          scope.code, ValueType.I32, scope.choices.between(0, scope.types.functions().size()));
      int function = scope.choices.between(0, scope.types.functions().size() - 1);
      scope.code.bytes(REF_FUNC).unsigned(function).bytes(TABLE_SET, 0);
      return;
    }
    if (kind == 3) {
      scope.code.bytes(Instructions.PREFIX, 9, 0);
      return;
    }
    expressions.address(depth - 1);
    if (kind == 2) {
      Instructions.constant(scope.code, ValueType.I32, scope.choices.between(0, 60));
    } else {
      expressions.address(depth - 1);
    }
    Instructions.constant(scope.code, ValueType.I32, scope.choices.of(0, 1, 7, 40));
    switch (kind) {
      case 0 -> scope.code.bytes(Instructions.PREFIX, 0x0A, 0, 0);
      case 1 -> scope.code.bytes(Instructions.PREFIX, 0x0B, 0);
      default -> scope.code.bytes(Instructions.PREFIX, 0x08, 0, 0);
    }
  }

  /** Copies or fills slots of the table, now and then beyond its end. */
  private void bulkOfTable(int depth) {
    int slots = scope.types.functions().size() + ModuleGenerator.EMPTY_SLOTS;
    Instructions.constant(scope.code, ValueType.I32, scope.choices.between(0, slots));
    boolean copies = scope.choices.chance(0.5);
    if (copies) {
      expressions.value(ValueType.I32, depth - 1);
      Instructions.constant(scope.code, ValueType.I32, 1);
      scope.code.bytes(0x71);
    } else {
      int function = scope.choices.between(0, scope.types.functions().size() - 1);
      scope.code.bytes(REF_FUNC).unsigned(function);
    }
    Instructions.constant(scope.code, ValueType.I32, scope.choices.of(0, 1, 1, 2, 3));
    if (copies) {
      scope.code.bytes(Instructions.PREFIX, 0x0E, 0, 0);
    } else {
      scope.code.bytes(Instructions.PREFIX, 0x11, 0);
    }
  }

  /** Writes a block of some kind that gives {@code results}. */
  void block(List<ValueType> results, int depth) {
    List<ValueType> parameters = scope.choices.chance(0.15) ? scope.choices.types(2) : List.of();
    expressions.values(parameters, depth - 1);
    int kind = scope.choices.between(0, 99);
    if (kind < 30) {
      open(BLOCK, parameters, results, results);
      body(parameters, results, depth);
    } else if (kind < 50) {
      open(LOOP, parameters, results, parameters);
      store(parameters);
      takeFuel();
      body(List.of(), results, depth);
    } else if (kind < 75) {
      choice(parameters, results, depth);
    } else {
      protect(parameters, results, depth);
      return;
    }
    scope.labels.remove(scope.labels.size() - 1);
    scope.code.bytes(END);
  }

  private void open(
      int opcode, List<ValueType> parameters, List<ValueType> results, List<ValueType> carried) {
    scope.code.bytes(opcode);
    if (parameters.isEmpty() && results.isEmpty()) {
      scope.code.bytes(EMPTY_BLOCK);
    } else if (parameters.isEmpty() && results.size() == 1) {
      scope.code.bytes(results.get(0).code());
    } else {
      scope.code.signed(scope.types.index(new Signature(parameters, results)));
    }
    scope.labels.add(carried);
  }

  private void body(List<ValueType> parameters, List<ValueType> results, int depth) {
    store(parameters);
    statements(depth);
    expressions.values(results, depth - 1);
  }

  private void choice(List<ValueType> parameters, List<ValueType> results, int depth) {
    expressions.value(ValueType.I32, depth - 1);
    open(IF, parameters, results, results);
    body(parameters, results, depth);
    if (!parameters.equals(results) || scope.choices.chance(0.6)) {
      scope.code.bytes(ELSE);
      body(parameters, results, depth);
    }
  }

  private void protect(List<ValueType> parameters, List<ValueType> results, int depth) {
    open(TRY, parameters, results, results);
    body(parameters, results, depth);
    if (scope.choices.chance(0.15)) {
      scope.labels.remove(scope.labels.size() - 1);
      scope.code.bytes(DELEGATE).unsigned(scope.label());
      return;
    }
    scope.handlers.add(scope.labels.size());
    for (int tag = 0; tag < scope.types.tags().size(); tag++) {
      if (scope.choices.chance(0.5)) {
        scope.code.bytes(CATCH).unsigned(tag);
        handler(scope.types.tags().get(tag).parameters(), results, depth);
      }
    }
    if (scope.choices.chance(0.5)) {
      scope.code.bytes(CATCH_ALL);
      handler(List.of(), results, depth);
    }
    scope.handlers.remove(scope.handlers.size() - 1);
    scope.labels.remove(scope.labels.size() - 1);
    scope.code.bytes(END);
  }

  private void handler(List<ValueType> caught, List<ValueType> results, int depth) {
    store(caught);
    statements(depth);
    if (scope.choices.chance(0.15)) {
      int label = scope.choices.of(scope.handlers);
      scope.code.bytes(RETHROW).unsigned(scope.labels.size() - label);
    } else {
      expressions.values(results, depth - 1);
    }
  }

  private void branchIf(int depth) {
    int label = scope.label();
    List<ValueType> carried = scope.carriedBy(label);
    expressions.values(carried, depth - 1);
    expressions.value(ValueType.I32, depth - 1);
    scope.code.bytes(BR_IF).unsigned(label);
    carried.forEach(type -> scope.code.bytes(DROP));
  }

  /** What may leave the block; without a condition most code would be dead. */
  private interface Leaving {
    void write(int depth);
  }

  private void conditionally(int depth, Leaving leaving) {
    if (scope.choices.chance(0.05)) {
      leaving.write(depth);
      return;
    }
    expressions.value(ValueType.I32, depth - 1);
    open(IF, List.of(), List.of(), List.of());
    leaving.write(depth);
    scope.labels.remove(scope.labels.size() - 1);
    scope.code.bytes(END);
  }

  private void branch(int depth) {
    int label = scope.label();
    expressions.values(scope.carriedBy(label), depth - 1);
    scope.code.bytes(BR).unsigned(label);
  }

  private void branchTable(int depth) {
    int label = scope.label();
    List<Integer> labels = scope.labelsLike(label);
    expressions.values(scope.carriedBy(label), depth - 1);
    expressions.value(ValueType.I32, depth - 1);
    if (scope.choices.chance(0.7)) {
      Instructions.constant(scope.code, ValueType.I32, scope.choices.of(1, 3, 7));
      scope.code.bytes(0x71);
    }
    int targets = scope.choices.of(0, 1, 2, 4, 20);
    scope.code.bytes(BR_TABLE).unsigned(targets);
    IntStream.rangeClosed(0, targets).forEach(i -> scope.code.unsigned(scope.choices.of(labels)));
  }

  private void raise(int depth) {
    int tag = scope.choices.between(0, scope.types.tags().size() - 1);
    expressions.values(scope.types.tags().get(tag).parameters(), depth - 1);
    scope.code.bytes(THROW).unsigned(tag);
  }

  private void leave(int depth) {
    List<Integer> functions = scope.functionsReturning(scope.signature.results());
    if (scope.choices.chance(0.5)) {
      expressions.values(scope.signature.results(), depth - 1);
      scope.code.bytes(RETURN);
      return;
    }
    int function = scope.choices.of(functions);
    Signature signature = scope.types.functions().get(function);
    expressions.values(signature.parameters(), depth - 1);
    if (scope.choices.chance(0.7)) {
      scope.code.bytes(RETURN_CALL).unsigned(function);
    } else {
      Instructions.constant(scope.code, ValueType.I32, function);
      scope.code.bytes(RETURN_CALL_INDIRECT).unsigned(scope.types.index(signature)).bytes(0);
    }
  }
}
