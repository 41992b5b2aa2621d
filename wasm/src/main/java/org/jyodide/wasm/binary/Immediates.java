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
  /** The sixteen bytes of a vector. */
  V128,
  /** Sixteen bytes that are numbers of lanes. */
  SHUFFLE,
  /** The number of a lane, a byte. */
  LANE,
  /** As {@link #MEMORY_ACCESS}, then the number of a lane. */
  MEMORY_LANE,
  REFERENCE_TYPE
}
