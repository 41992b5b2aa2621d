package org.jyodide.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.binary.Opcodes;

/**
 * Copies a function and changes it here and there: other operators, loads and stores of the same
 * type, swapped operands, other constants and locals, turned conditions.
 */
final class FunctionMutator {
  private static final int FIRST_OPERATOR = 0x45;
  private static final int LAST_OPERATOR = 0xC4;

  /** Operators by their type: one may take another's place. */
  private static final Map<FunctionType, List<Integer>> OPERATORS =
      sameType(FIRST_OPERATOR, LAST_OPERATOR);

  private static final Map<FunctionType, List<Integer>> ACCESSES = sameType(Opcodes.I32_LOAD, 0x3E);

  private final Choices choices;
  private final RealFunctions real;
  private final Links links;
  private final double rate;
  private final List<ValueType> locals;
  private final Bytes code = new Bytes();

  private FunctionMutator(
      Choices choices, RealFunctions real, Links links, double rate, List<ValueType> locals) {
    this.choices = choices;
    this.real = real;
    this.links = links;
    this.rate = rate;
    this.locals = locals;
  }

  /**
   * The entry of the code section, without its length.
   *
   * @param rate the share of instructions to change
   */
  static Bytes body(Choices choices, RealFunctions real, Links links, int function, double rate) {
    List<ValueType> declared = new ArrayList<>(real.locals(function));
    List<ValueType> locals = new ArrayList<>(real.signature(function).parameters());
    locals.addAll(declared);
    FunctionMutator mutator = new FunctionMutator(choices, real, links, rate, locals);
    Instructions.takeFuel(mutator.code);
    InstructionReader original = real.code(function);
    while (original.next()) {
      mutator.copy(original);
    }
    declared.addAll(ValueType.NUMBERS);
    declared.addAll(ValueType.NUMBERS);
    Bytes body = new Bytes().unsigned(declared.size());
    declared.forEach(type -> body.unsigned(1).bytes(type.code()));
    return body.bytes(mutator.code.toArray());
  }

  private static Map<FunctionType, List<Integer>> sameType(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .boxed()
        .collect(Collectors.groupingBy(InstructionSet::type));
  }

  private boolean changes() {
    return choices.chance(rate);
  }

  private void copy(InstructionReader original) {
    switch (InstructionSet.immediates(original.opcode())) {
      case NONE -> operator(original);
      case BLOCK -> block(original);
      case LABEL -> {
        if (original.opcode() == Opcodes.BR_IF) {
          turnCondition();
        }
        code.bytes(real.bytes(original));
      }
      case FUNCTION -> code.bytes(Opcodes.CALL).unsigned(links.function(original.index()));
      case CALL_INDIRECT -> callIndirect(real.type(original.index()));
      case GLOBAL -> code.bytes(original.opcode()).unsigned(links.global(original.index()));
      case LOCAL -> code.bytes(original.opcode()).unsigned(local(original.index()));
      case MEMORY_ACCESS -> access(original);
      case I32 -> constant(ValueType.I32, inMemory(original.i32()));
      case I64 -> constant(ValueType.I64, original.i64());
      case F32 -> constant(ValueType.F32, original.f32Bits());
      case F64 -> constant(ValueType.F64, original.f64Bits());
      default -> code.bytes(real.bytes(original));
    }
  }

  private void turnCondition() {
    if (changes()) {
      code.bytes(0x45);
    }
  }

  private void block(InstructionReader original) {
    if (original.opcode() == Opcodes.IF) {
      turnCondition();
    }
    code.bytes(original.opcode());
    if (original.blockType() < 0) {
      code.bytes(original.blockType() & 0x7F);
    } else {
      code.signed(links.types().index(real.blockType(original.blockType())));
    }
    if (original.opcode() == Opcodes.LOOP) {
      Instructions.takeFuel(code);
    }
  }

  /** The last operand selects one of the slots of the type. */
  private void callIndirect(Signature signature) {
    constant(Links.SLOTS - 1);
    code.bytes(0x71);
    constant(links.firstSlot(signature));
    code.bytes(0x6A, Opcodes.CALL_INDIRECT).unsigned(links.types().index(signature)).bytes(0);
  }

  private int local(int index) {
    if (!changes()) {
      return index;
    }
    return choices.of(
        IntStream.range(0, locals.size())
            .filter(other -> locals.get(other) == locals.get(index))
            .toArray());
  }

  private void access(InstructionReader original) {
    int opcode = original.opcode();
    int alignment = original.alignment();
    if (changes()) {
      opcode = choices.of(ACCESSES.get(original.type()));
      alignment = 0;
    }
    int offset = changes() ? choices.of(0, 1, 8, 12, 1000, -4) : inMemory(original.memoryOffset());
    code.bytes(opcode).unsigned(alignment).unsigned(offset);
  }

  /** What may be the address of static data is brought into the memory that there is. */
  private static int inMemory(int number) {
    return number >= MutantGenerator.MEMORY_BYTES && number < 1 << 24
        ? number & (MutantGenerator.MEMORY_BYTES - 8)
        : number;
  }

  private void constant(ValueType type, long bits) {
    long changed = bits;
    if (changes()) {
      changed = choices.chance(0.5) ? choices.constant(type) : bits ^ (1 << choices.between(0, 31));
    }
    Instructions.constant(code, type, changed);
  }

  private void constant(int value) {
    Instructions.constant(code, ValueType.I32, value);
  }

  /** An instruction without immediates, of control or an operator. */
  private void operator(InstructionReader original) {
    FunctionType type = original.type();
    if (type == null || type.results().isEmpty()) {
      code.bytes(real.bytes(original));
      return;
    }
    ValueType result = ValueType.valueOf(type.results().get(0).name());
    if (type.params().size() == 2 && changes()) {
      swap(ValueType.valueOf(type.params().get(0).name()));
    }
    if (OPERATORS.containsKey(type) && changes()) {
      int opcode = choices.of(OPERATORS.get(type));
      code.bytes(opcode);
      settle(result, opcode);
    } else {
      code.bytes(real.bytes(original));
      settle(result, original.opcode());
    }
  }

  private void swap(ValueType type) {
    int one = locals.size() + ValueType.NUMBERS.indexOf(type);
    int other = one + ValueType.NUMBERS.size();
    code.bytes(Opcodes.LOCAL_SET).unsigned(one).bytes(Opcodes.LOCAL_SET).unsigned(other);
    code.bytes(Opcodes.LOCAL_GET).unsigned(one).bytes(Opcodes.LOCAL_GET).unsigned(other);
  }

  private void settle(ValueType result, int opcode) {
    if (!result.isInteger() && Instructions.mayChooseNan(opcode)) {
      Instructions.settleNan(code, result, locals.size() + ValueType.NUMBERS.indexOf(result));
    }
  }
}
