package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.Opcodes;
import org.jyodide.wasm.ir.Expression.Load;
import org.jyodide.wasm.ir.Expression.Vector;
import org.jyodide.wasm.ir.Statement.Store;

/** Reads the loads and stores of vectors: accesses of their lanes. */
final class VectorMemory {
  private final InstructionReader code;
  private final OperandStack stack;
  private final Vectors vectors;
  private final Lanes lanes;

  VectorMemory(InstructionReader code, OperandStack stack, Vectors vectors, Lanes lanes) {
    this.code = code;
    this.stack = stack;
    this.vectors = vectors;
    this.lanes = lanes;
  }

  void read(String name) {
    if (name.equals("v128.store")) {
      store();
    } else if (name.contains("store")) {
      storeLane(bits(name));
    } else if (name.endsWith("_lane")) {
      Expression vector = stack.pop();
      Load value = loadBits(bits(name));
      stack.push(lanes.replace(shape(bits(name)), code.lane(), vector, value));
    } else if (name.endsWith("_splat")) {
      stack.push(lanes.splat(shape(bits(name)), loadBits(bits(name))));
    } else if (name.endsWith("_zero")) {
      Load value = loadBits(bits(name));
      List<Expression> loaded = new ArrayList<>(List.of(value));
      VectorShape shape = VectorShape.of(value.type());
      while (loaded.size() < shape.lanes()) {
        loaded.add(Numbers.zero(value.type()));
      }
      stack.push(new Vector(shape, loaded));
    } else if (name.equals("v128.load")) {
      stack.push(new Vector(VectorShape.I64X2, pair(Opcodes.I64_LOAD, 8)));
    } else {
      loadExtended(name, name.endsWith("_s"));
    }
  }

  /** The bits of a lane: {@code v128.load16_splat} has 16. */
  private static int bits(String name) {
    String number = name.replaceAll("v128\\.[a-z]+([0-9]+).*", "$1");
    return Integer.parseInt(number);
  }

  private static String shape(int bits) {
    return "i" + bits + "x" + 128 / bits;
  }

  /** Two loads, some bytes apart. */
  private List<Expression> pair(int opcode, int apart) {
    Expression address = vectors.once(stack.pop());
    int offset = code.memoryOffset();
    return List.of(
        Numbers.load(opcode, offset, 0, address), Numbers.load(opcode, offset, apart, address));
  }

  private Load loadBits(int bits) {
    int opcode =
        switch (bits) {
          case 8 -> Opcodes.I32_LOAD8_U;
          case 16 -> Opcodes.I32_LOAD16_U;
          case 32 -> Opcodes.I32_LOAD;
          default -> Opcodes.I64_LOAD;
        };
    // What becomes part of a vector has no effects, and its address may be needed again.
    return new Load(opcode, code.memoryOffset(), vectors.once(stack.pop()));
  }

  private void loadExtended(String name, boolean signed) {
    if (name.contains("32x2")) {
      int opcode = signed ? Opcodes.I64_LOAD32_S : Opcodes.I64_LOAD32_U;
      stack.push(new Vector(VectorShape.I64X2, pair(opcode, 4)));
      return;
    }
    Expression loaded = vectors.once(loadBits(64));
    stack.push(
        name.contains("16x4") ? Extension.toI32(loaded, signed) : Extension.toI16(loaded, signed));
  }

  private void store() {
    Vector vector = Vectors.vector(stack.pop());
    Expression address = vectors.once(stack.pop());
    List<Expression> values = new ArrayList<>(vector.operands());
    int last = values.size() - 1;
    for (int i = 0; i < last; i++) {
      // To be evaluated before the first store, which may change what it reads.
      if (values.get(i).effects() != 0) {
        values.set(i, stack.spill(values.get(i)));
      }
    }
    // The last lane first: if its address is in bounds all are, and a trap leaves nothing stored.
    for (int i = last; i >= 0; i--) {
      int offset = Numbers.offset(code.memoryOffset(), i * vector.shape.bytes());
      stack.emit(new Store(vector.shape.store(), offset, address, values.get(i)));
    }
  }

  private void storeLane(int bits) {
    Expression vector = stack.pop();
    Expression value = lanes.extract(shape(bits), false, code.lane(), vector);
    int opcode =
        switch (bits) {
          case 8 -> Opcodes.I32_STORE8;
          case 16 -> Opcodes.I32_STORE16;
          default -> VectorShape.of(value.type()).store();
        };
    stack.emit(new Store(opcode, code.memoryOffset(), stack.pop(), value));
  }
}
