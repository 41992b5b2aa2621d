package org.jyodide.wasm.binary;

/** What follows the opcode of an instruction. */
public enum Immediates {
  NONE,
  BLOCK,
  LABEL,
  LABEL_TABLE,
  TRY_TABLE,
  FUNCTION,
  /** A type index and a table index. */
  CALL_INDIRECT,
  TAG,
  SELECT_TYPES,
  LOCAL,
  GLOBAL,
  TABLE,
  /** The target table and the source table. */
  TABLE_TABLE,
  /** A segment and the target table. */
  ELEMENT_TABLE,
  ELEMENT,
  /** The exponent of the alignment and an offset. */
  MEMORY_ACCESS,
  /** The byte that stands for memory 0. */
  MEMORY,
  /** The target memory and the source memory. */
  MEMORY_MEMORY,
  /** A segment and the target memory. */
  DATA_MEMORY,
  DATA,
  I32,
  I64,
  F32,
  F64,
  REFERENCE_TYPE
}
