package org.jyodide.wasm.validation;

import org.jyodide.wasm.InvalidException;
import org.jyodide.wasm.binary.Immediates;
import org.jyodide.wasm.binary.InstructionReader;
import org.jyodide.wasm.binary.InstructionSet;

/** Checks the numbers of lanes that SIMD instructions have as immediates. */
final class LaneNumbers {
  private static final int BYTES = 16;

  private LaneNumbers() {}

  /**
   * Checks an instruction on one lane, or a shuffle, which chooses from the bytes of two vectors.
   */
  static void check(InstructionReader code) {
    if (InstructionSet.immediates(code.opcode()) == Immediates.SHUFFLE) {
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        require((int) (code.v128Low() >>> shift) & 0xFF, 2 * BYTES, code);
        require((int) (code.v128High() >>> shift) & 0xFF, 2 * BYTES, code);
      }
    } else {
      // The number of lanes stands in the name: i8x16, i16x8, f64x2.
      String name = code.name();
      int lanes = Integer.parseInt(name.substring(name.indexOf('x') + 1, name.indexOf('.')));
      require(code.lane(), lanes, code);
    }
  }

  /** Checks a load or store of one lane. */
  static void checkAccess(InstructionReader code) {
    require(code.lane(), BYTES >> InstructionSet.naturalAlignment(code.opcode()), code);
  }

  private static void require(int lane, int lanes, InstructionReader code) {
    if (lane >= lanes) {
      throw new InvalidException(
          "invalid lane index " + lane + " of " + code.name() + ", which has " + lanes + " lanes");
    }
  }
}
