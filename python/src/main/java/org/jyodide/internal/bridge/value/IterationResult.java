package org.jyodide.internal.bridge.value;

import org.jspecify.annotations.Nullable;

/** What {@code next} of an iterator answers. */
public final class IterationResult extends ObjectBase<IterationResult> {
  private static final Members<IterationResult> MEMBERS =
      Members.of("Object", IterationResult.class)
          .getter("done", IterationResult::done)
          .getter("value", IterationResult::value);

  private final boolean done;
  private final @Nullable Object value;

  /** A result; the value of the last one is what the iteration returns. */
  public IterationResult(boolean done, @Nullable Object value) {
    super(MEMBERS);
    this.done = done;
    this.value = value;
  }

  public boolean done() {
    return done;
  }

  public @Nullable Object value() {
    return value;
  }
}
