package org.jyodide.wasm;

/** The root of everything that can go wrong with a module: the phases of the specification. */
public abstract sealed class WasmException extends RuntimeException
    permits MalformedException, InvalidException, LinkException, Trap {
  private static final long serialVersionUID = 1L;

  WasmException(String message) {
    super(message);
  }

  WasmException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message; every exception of this kind has one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
