package org.jyodide.wasm;

/** The module cannot be instantiated with these imports. */
public final class LinkException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** An exception whose message starts with the wording of the specification's test-suite. */
  public LinkException(String message) {
    super(message);
  }
}
