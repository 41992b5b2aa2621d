package org.jyodide.internal.bridge.value;

/** Results that are no values. They pass between C and host only; no Python code sees them. */
public enum Sentinel {
  /** Failed if the Python error indicator is set; not found if it is not. */
  ERROR,
  /** A converter had nothing to say. */
  NO_VALUE
}
