package org.jyodide.internal.bridge.value;

import org.jyodide.emscripten.ExitStatus;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.runtime.ExceptionInstance;

/** What was thrown, as a value. */
public final class Thrown {
  private Thrown() {}

  /**
   * Whether nothing in the guest may catch it: the program ended, or is not to be trusted any more.
   */
  public static boolean isFatal(Throwable thrown) {
    return thrown instanceof Error
        || thrown instanceof Trap
        || thrown instanceof ExitStatus
        || thrown instanceof ExceptionInstance
        || thrown instanceof FatalException;
  }

  /**
   * The value that a handler in the guest gets for an exception. Throws it again if it {@link
   * #isFatal}.
   */
  public static HostObject value(Throwable thrown) {
    if (thrown instanceof HostError error) {
      return error;
    }
    if (thrown instanceof HostThrow raised && raised.value() instanceof HostObject object) {
      return object;
    }
    if (isFatal(thrown)) {
      throw sneaky(thrown);
    }
    return new ThrownObject(thrown);
  }

  /** The exception that carries a value to Java. */
  public static RuntimeException exception(Object value) {
    if (value instanceof HostError error) {
      return error;
    }
    if (value instanceof ThrownObject object) {
      return object.thrown() instanceof RuntimeException exception
          ? exception
          : sneaky(object.thrown());
    }
    return new HostThrow(value);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
