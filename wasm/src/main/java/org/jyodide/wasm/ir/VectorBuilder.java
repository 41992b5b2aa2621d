package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.Immediates;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.InstructionSet;
import org.jyodide.wasm.binary.Opcodes;
import org.jyodide.wasm.ir.Expression.Vector;

/**
 * Reads the SIMD instructions: this class those on single lanes, {@link VectorMemory} the loads and
 * stores, {@link VectorArithmetic} the others.
 */
final class VectorBuilder {
  private final InstructionReader code;
  private final OperandStack stack;
  private final Vectors vectors;
  private final Lanes lanes;
  private final VectorMemory memory;
  private final VectorArithmetic arithmetic;

  VectorBuilder(InstructionReader code, OperandStack stack, Vectors vectors) {
    this.code = code;
    this.stack = stack;
    this.vectors = vectors;
    this.lanes = new Lanes(vectors);
    this.memory = new VectorMemory(code, stack, vectors, lanes);
    this.arithmetic = new VectorArithmetic(stack, vectors);
  }

  static boolean isVector(int opcode) {
    return opcode >> 8 == Opcodes.PREFIX_SIMD;
  }

  void read() {
    Immediates immediates = InstructionSet.immediates(code.opcode());
    String name = code.name();
    if (immediates == Immediates.MEMORY_ACCESS || immediates == Immediates.MEMORY_LANE) {
      memory.read(name);
    } else if (immediates == Immediates.V128) {
      stack.push(
          new Vector(
              VectorShape.I64X2,
              List.of(Numbers.i64(code.v128Low()), Numbers.i64(code.v128High()))));
    } else if (immediates == Immediates.SHUFFLE) {
      Expression second = stack.pop();
      stack.push(Shuffle.of(vectors, stack.pop(), second, code.v128Low(), code.v128High()));
    } else if (name.contains("extract_lane")) {
      stack.push(lanes.extract(shape(name), name.endsWith("_s"), code.lane(), stack.pop()));
    } else if (name.endsWith("replace_lane")) {
      Expression value = scalar();
      stack.push(lanes.replace(shape(name), code.lane(), stack.pop(), value));
    } else if (name.endsWith("splat")) {
      stack.push(lanes.splat(shape(name), stack.pop()));
    } else {
      arithmetic.read(code.opcode(), name);
    }
  }

  /** Pops a number that becomes part of a vector: lanes have no effects. */
  private Expression scalar() {
    Expression value = stack.pop();
    return (value.effects() & Expression.WRITES) == 0 ? value : stack.spill(value);
  }

  private static String shape(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  /** {@code select}: all lanes of both are evaluated, then those of one are taken. */
  void select(Expression first, Expression second, Expression condition, FunctionGraph function) {
    VectorShape shape = Vectors.vector(first).shape;
    if (shape != Vectors.vector(second).shape) {
      shape = VectorShape.I64X2;
    }
    List<Expression> ones = vectors.asSettled(shape, first);
    List<Expression> others = vectors.asSettled(shape, second);
    List<Statement> then = new ArrayList<>();
    List<Statement> otherwise = new ArrayList<>();
    List<Expression> chosen = new ArrayList<>();
    ValueType lane = shape.lane();
    for (int i = 0; i < shape.lanes(); i++) {
      Local local = function.newLocal(lane);
      then.add(new Statement.SetLocal(local, ones.get(i)));
      otherwise.add(new Statement.SetLocal(local, others.get(i)));
      chosen.add(new Expression.GetLocal(local));
    }
    stack.emit(new Statement.If(condition, then, otherwise));
    stack.push(new Vector(shape, chosen));
  }
}
