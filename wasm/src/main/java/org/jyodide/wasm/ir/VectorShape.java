package org.jyodide.wasm.ir;

import org.jyodide.wasm.ValueType;
import org.jyodide.wasm.binary.Opcodes;

/** The ways in which a vector is carried in numbers: one for each lane. */
enum VectorShape {
  I32X4(ValueType.I32, 4, Opcodes.I32_LOAD, Opcodes.I32_STORE),
  I64X2(ValueType.I64, 2, Opcodes.I64_LOAD, Opcodes.I64_STORE),
  F32X4(ValueType.F32, 4, Opcodes.F32_LOAD, Opcodes.F32_STORE),
  F64X2(ValueType.F64, 2, Opcodes.F64_LOAD, Opcodes.F64_STORE);

  private final ValueType lane;
  private final int lanes;
  private final int load;
  private final int store;

  VectorShape(ValueType lane, int lanes, int load, int store) {
    this.lane = lane;
    this.lanes = lanes;
    this.load = load;
    this.store = store;
  }

  /** The type of a lane. */
  ValueType lane() {
    return lane;
  }

  /** The number of lanes. */
  int lanes() {
    return lanes;
  }

  /** The bytes of a lane. */
  int bytes() {
    return 16 / lanes;
  }

  /** The opcode that loads a lane. */
  int load() {
    return load;
  }

  /** The opcode that stores a lane. */
  int store() {
    return store;
  }

  /** The shape of lanes of a type. */
  static VectorShape of(ValueType lane) {
    return switch (lane) {
      case I32 -> I32X4;
      case I64 -> I64X2;
      case F32 -> F32X4;
      case F64 -> F64X2;
      default -> throw new IllegalArgumentException("no lanes of type " + lane);
    };
  }
}
