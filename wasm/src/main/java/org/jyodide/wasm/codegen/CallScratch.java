package org.jyodide.wasm.codegen;

import org.jyodide.wasm.ValueType;

/** Hands out slots behind all locals, for values that are kept for a few instructions. */
final class CallScratch {
  private int next;

  CallScratch(int firstSlot) {
    next = firstSlot;
  }

  /** A slot that nothing else uses. */
  int slot(ValueType type) {
    int slot = next;
    next += Names.slots(type);
    return slot;
  }
}
