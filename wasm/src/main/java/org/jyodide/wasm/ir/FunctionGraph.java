package org.jyodide.wasm.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.ValueType;

/** One function: its locals and its statements. */
public final class FunctionGraph {
  private final int index;
  private final FunctionType type;
  private final List<Local> locals = new ArrayList<>();
  private final List<Statement> body = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final BitSet liveInHandlers = new BitSet();
  private boolean framed;
  private int labels;

  FunctionGraph(int index, FunctionType type) {
    this.index = index;
    this.type = type;
    type.params().forEach(this::newLocal);
  }

  /** The index of the function in its module. */
  public int index() {
    return index;
  }

  public FunctionType type() {
    return type;
  }

  /** All locals; parameters first. */
  public List<Local> locals() {
    return locals;
  }

  /** The statements of the function itself. */
  public List<Statement> body() {
    return body;
  }

  /** The parts that were moved into methods of their own. */
  public List<Region> regions() {
    return regions;
  }

  /** Whether the function itself keeps its locals in a frame object. */
  public boolean isFramed() {
    return framed;
  }

  void setFramed() {
    framed = true;
  }

  /**
   * The locals that handlers of a framed function need: assignments to them are written to the
   * frame at once, as an exception may leave a region anywhere.
   */
  public BitSet liveInHandlers() {
    return liveInHandlers;
  }

  Local newLocal(ValueType localType) {
    Local local = new Local(locals.size(), localType);
    locals.add(local);
    return local;
  }

  Label newLabel(boolean loop) {
    return new Label(labels++, loop);
  }
}
