package org.jyodide.internal.bridge.value;

/** What a missing property or argument reads as. Different from {@code null}. */
public enum Undefined {
  UNDEFINED;

  @Override
  public String toString() {
    return "undefined";
  }
}
