package org.jyodide.wasm.validation;

import java.util.ArrayList;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.InvalidException;

/** The open blocks at one point of a body, and how they bound the reach of operands. */
final class ControlStack {
  private final ArrayList<ControlFrame> frames = new ArrayList<>();
  private final OperandStack operands;

  ControlStack(OperandStack operands) {
    this.operands = operands;
  }

  void clear() {
    frames.clear();
  }

  int depth() {
    return frames.size();
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  ControlFrame top() {
    return frames.get(frames.size() - 1);
  }

  /** The block that a label means: 0 is the innermost. */
  ControlFrame label(int label) {
    if (Integer.compareUnsigned(label, frames.size()) >= 0) {
      throw new InvalidException("unknown label " + Integer.toUnsignedString(label));
    }
    return frames.get(frames.size() - 1 - label);
  }

  /** Opens a block: its parameters move from the operands outside to those inside. */
  void open(int opcode, FunctionType type) {
    operands.popAll(type.params());
    push(opcode, type);
    operands.pushAll(type.params());
  }

  /** Opens a handler: what stands on its stack is pushed by the caller. */
  void push(int opcode, FunctionType type) {
    frames.add(new ControlFrame(opcode, type, operands.floor(), operands.isPolymorphic()));
    operands.enterBlock();
  }

  /** Ends the innermost block, whose results have to be all that its operands are. */
  ControlFrame close() {
    ControlFrame frame = top();
    operands.popAll(frame.type().results());
    operands.requireEmpty();
    frames.remove(frames.size() - 1);
    operands.leaveBlock(frame.outerFloor(), frame.outerPolymorphic());
    return frame;
  }
}
