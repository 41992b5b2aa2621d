package org.jyodide.internal.bridge.java;

/** Lets checked exceptions of user code pass through code that declares none. */
public final class Sneaky {
  private Sneaky() {}

  /** Throws it; declared to return so that the compiler sees that nothing follows. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public static <T extends Throwable> RuntimeException rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
