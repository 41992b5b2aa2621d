package org.jyodide.wasm.ir;

import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ValueType;

/** The instructions that {@link Expression.Special} stands for. */
public enum SpecialOp {
  MEMORY_SIZE(ValueType.I32, Expression.READS_MEMORY),
  MEMORY_GROW(ValueType.I32, Expression.WRITES),
  /** Immediate: data segment. */
  MEMORY_INIT(null, Expression.WRITES | Expression.TRAPS),
  /** Immediate: data segment. */
  DATA_DROP(null, Expression.WRITES),
  MEMORY_COPY(null, Expression.WRITES | Expression.TRAPS),
  MEMORY_FILL(null, Expression.WRITES | Expression.TRAPS),
  /** Immediate: table. The type is that of the table. */
  TABLE_GET(ValueType.EXTERNREF, Expression.READS_STATE | Expression.TRAPS),
  /** Immediate: table. */
  TABLE_SET(null, Expression.WRITES | Expression.TRAPS),
  /** Immediate: table. */
  TABLE_SIZE(ValueType.I32, Expression.READS_STATE),
  /** Immediate: table. */
  TABLE_GROW(ValueType.I32, Expression.WRITES),
  /** Immediate: table. */
  TABLE_FILL(null, Expression.WRITES | Expression.TRAPS),
  /** Immediates: target table, source table. */
  TABLE_COPY(null, Expression.WRITES | Expression.TRAPS),
  /** Immediates: table, element segment. */
  TABLE_INIT(null, Expression.WRITES | Expression.TRAPS),
  /** Immediate: element segment. */
  ELEM_DROP(null, Expression.WRITES),
  /** The type is given by the instruction. */
  REF_NULL(ValueType.EXTERNREF, 0),
  REF_IS_NULL(ValueType.I32, 0),
  /** Immediate: function. */
  REF_FUNC(ValueType.FUNCREF, 0),
  /** Whether the operand, a caught exception, has the tag: immediate. */
  EXCEPTION_IS(ValueType.I32, 0),
  /** Value number {@code immediate} of the caught exception; the type is that of the value. */
  EXCEPTION_PAYLOAD(ValueType.I32, 0);

  private final @Nullable ValueType result;
  private final int effects;

  SpecialOp(@Nullable ValueType result, int effects) {
    this.result = result;
    this.effects = effects;
  }

  @Nullable ValueType result() {
    return result;
  }

  int effects() {
    return effects;
  }
}
