package org.jyodide.wasm;

/** The module decodes but does not validate. */
public final class InvalidException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** An exception whose message starts with the wording of the specification's test-suite. */
  public InvalidException(String message) {
    super(message);
  }
}
