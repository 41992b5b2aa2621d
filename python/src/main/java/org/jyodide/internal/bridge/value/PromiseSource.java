package org.jyodide.internal.bridge.value;

import org.jspecify.annotations.Nullable;

/** A host object that may stand for a promise: a view of a {@code CompletionStage}. */
public interface PromiseSource {
  /** The promise that it stands for, possibly a new one for each call; null if it is none. */
  @Nullable HostPromise promise();
}
