package org.jyodide.wasm;

/**
 * Execution was aborted. No handler of the program sees a trap; the instance that trapped may be in
 * the middle of anything and should not be used again.
 */
public final class Trap extends WasmException {
  private static final long serialVersionUID = 1L;

  private final TrapKind kind;

  public Trap(TrapKind kind) {
    super(kind.message());
    this.kind = kind;
  }

  public Trap(TrapKind kind, Throwable cause) {
    super(kind.message(), cause);
    this.kind = kind;
  }

  /** A trap with more to say than its kind, such as the element that was null. */
  public Trap(TrapKind kind, String detail) {
    super(kind.message() + " " + detail);
    this.kind = kind;
  }

  public TrapKind kind() {
    return kind;
  }
}
