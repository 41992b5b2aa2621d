package org.jyodide.wasm.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ConstantExpression;
import org.jyodide.wasm.V128;
import org.jyodide.wasm.WasmModule;
import org.jyodide.wasm.binary.BinaryReader;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;

/** Evaluates constant expressions, with those of the extended-const proposal. */
final class ConstantEvaluator {
  private final WasmModule module;
  private final IntFunction<Global> globals;
  private final IntFunction<WasmFunction> functions;

  ConstantEvaluator(
      WasmModule module, IntFunction<Global> globals, IntFunction<WasmFunction> functions) {
    this.module = module;
    this.globals = globals;
    this.functions = functions;
  }

  /** The value, boxed. */
  @Nullable Object evaluate(ConstantExpression expression) {
    // Most are, and at a start there are a thousand of them.
    if ((module.bytes()[expression.start()] & 0xFF) == Opcodes.I32_CONST) {
      BinaryReader reader =
          new BinaryReader(module.bytes(), expression.start() + 1, expression.end());
      int number = reader.s32();
      if (reader.u8() == Opcodes.END) {
        return number;
      }
    }
    // A deque takes no null.
    Deque<Optional<Object>> stack = new ArrayDeque<>();
    InstructionReader reader =
        new InstructionReader(
            new BinaryReader(module.bytes(), expression.start(), expression.end()));
    while (reader.next() && reader.opcode() != Opcodes.END) {
      stack.push(Optional.ofNullable(step(reader, stack)));
    }
    return stack.pop().orElse(null);
  }

  /** The value of an expression of type i32. */
  int evaluateI32(ConstantExpression expression) {
    Object value = evaluate(expression);
    if (value instanceof Integer number) {
      return number;
    }
    throw new IllegalStateException("an i32 was wanted, got " + value);
  }

  private @Nullable Object step(InstructionReader reader, Deque<Optional<Object>> stack) {
    return switch (reader.opcode()) {
      case Opcodes.I32_CONST -> reader.i32();
      case Opcodes.I64_CONST -> reader.i64();
      case Opcodes.F32_CONST -> Float.intBitsToFloat(reader.f32Bits());
      case Opcodes.F64_CONST -> Double.longBitsToDouble(reader.f64Bits());
      case Opcodes.V128_CONST -> new V128(reader.v128Low(), reader.v128High());
      case Opcodes.GLOBAL_GET -> globals.apply(reader.index()).get();
      case Opcodes.REF_NULL -> null;
      case Opcodes.REF_FUNC -> functions.apply(reader.index());
      default -> combine(reader.opcode(), number(stack), number(stack));
    };
  }

  private static Number number(Deque<Optional<Object>> stack) {
    return (Number) stack.pop().orElseThrow();
  }

  private static Object combine(int opcode, Number second, Number first) {
    return switch (opcode) {
      case Opcodes.I32_ADD -> first.intValue() + second.intValue();
      case Opcodes.I32_SUB -> first.intValue() - second.intValue();
      case Opcodes.I32_MUL -> first.intValue() * second.intValue();
      case Opcodes.I64_ADD -> first.longValue() + second.longValue();
      case Opcodes.I64_SUB -> first.longValue() - second.longValue();
      case Opcodes.I64_MUL -> first.longValue() * second.longValue();
      default -> throw new IllegalStateException("not constant: opcode " + opcode);
    };
  }
}
