package org.jyodide.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

class InstructionSetTest {
  @Test
  void eachOpcodeHasTheNameOfItsConstant() throws IllegalAccessException {
    int opcodes = 0;
    for (Field field : Opcodes.class.getFields()) {
      if (!field.getName().startsWith("PREFIX_")) {
        String name = InstructionSet.name(field.getInt(null));
        String expected = field.getName().equals("SELECT_T") ? "SELECT" : field.getName();
        assertEquals(expected, name.toUpperCase(Locale.ROOT).replace('.', '_'));
        opcodes++;
      }
    }
    assertEquals(214, opcodes);
  }

  @Test
  void numbersBetweenAreNoInstructions() {
    for (int opcode :
        new int[] {-1, 0x14, 0x27, 0xC5, 0xD3, 0xFC, 0xFD, 0x1FF, 0xFC12, 0xFD9A, 0xFDA2}) {
      assertFalse(InstructionSet.isDefined(opcode));
      assertNull(InstructionSet.immediates(opcode));
      assertTrue(InstructionSet.name(opcode).startsWith("unknown"));
    }
  }

  @Test
  void typesAreThoseOfTheSpecification() {
    assertEquals(
        new FunctionType(List.of(ValueType.I32, ValueType.F64), List.of()),
        InstructionSet.type(Opcodes.F64_STORE));
    assertEquals(
        new FunctionType(List.of(ValueType.F32), List.of(ValueType.I64)),
        InstructionSet.type(Opcodes.I64_TRUNC_SAT_F32_U));
    assertNull(InstructionSet.type(Opcodes.SELECT));
  }

  @Test
  void naturalAlignments() {
    assertEquals(2, InstructionSet.naturalAlignment(Opcodes.I32_LOAD));
    assertEquals(3, InstructionSet.naturalAlignment(Opcodes.F64_LOAD));
    assertEquals(2, InstructionSet.naturalAlignment(Opcodes.I64_LOAD32_U));
    assertEquals(3, InstructionSet.naturalAlignment(Opcodes.F64_STORE));
    assertEquals(0, InstructionSet.naturalAlignment(Opcodes.I64_STORE8));
    assertEquals(2, InstructionSet.naturalAlignment(Opcodes.I64_STORE32));
    assertEquals(4, InstructionSet.naturalAlignment(Opcodes.V128_LOAD));
    assertEquals(4, InstructionSet.naturalAlignment(Opcodes.V128_STORE));
  }
}
