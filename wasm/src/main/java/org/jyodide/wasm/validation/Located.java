package org.jyodide.wasm.validation;

import org.jyodide.wasm.InvalidException;

/** Adds to an exception where in the module it arose. */
final class Located {
  private Located() {}

  static InvalidException at(InvalidException cause, String where, int offset) {
    InvalidException located =
        new InvalidException(
            cause.getMessage() + " in " + where + " at offset 0x" + Integer.toHexString(offset));
    located.initCause(cause);
    return located;
  }
}
