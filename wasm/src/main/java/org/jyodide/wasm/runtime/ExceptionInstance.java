package org.jyodide.wasm.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A WebAssembly exception in flight, or held in an {@code exnref}. It has no Java stack trace: C++
 * and Rust programs throw these for control flow.
 */
public final class ExceptionInstance extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Tag tag;
  private final transient @Nullable Object[] payload;

  /** An exception with one boxed value for each parameter of the tag's type. */
  public ExceptionInstance(Tag tag, @Nullable Object... payload) {
    super("WebAssembly exception", null, false, false);
    this.tag = tag;
    this.payload = payload;
  }

  public Tag tag() {
    return tag;
  }

  /** The values, boxed. */
  public @Nullable Object[] payload() {
    return payload;
  }

  @Override
  public String getMessage() {
    return "WebAssembly exception with payload " + Arrays.toString(payload);
  }
}
