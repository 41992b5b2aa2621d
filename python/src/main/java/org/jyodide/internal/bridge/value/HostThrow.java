package org.jyodide.internal.bridge.value;

/** A value that was thrown though it is no error. */
public final class HostThrow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object value;

  HostThrow(Object value) {
    super(HostValues.display(value));
    this.value = value;
  }

  /** The value. */
  public Object value() {
    return value;
  }
}
