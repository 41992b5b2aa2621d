package org.jyodide.wasm;

/**
 * The bytes are not a module in the binary format. The message has the offset of the first wrong
 * byte and, if that is in a body, the function.
 */
public final class MalformedException extends WasmException {
  private static final long serialVersionUID = 1L;

  /** An exception whose message starts with the wording of the specification's test-suite. */
  public MalformedException(String message) {
    super(message);
  }
}
