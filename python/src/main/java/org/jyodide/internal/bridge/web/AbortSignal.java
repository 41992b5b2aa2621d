package org.jyodide.internal.bridge.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code AbortSignal}. */
final class AbortSignal extends ObjectBase<AbortSignal> {
  private static final Members<AbortSignal> MEMBERS =
      Members.of("AbortSignal", AbortSignal.class)
          .getter("aborted", AbortSignal::isAborted)
          .getter("reason", AbortSignal::reason)
          .method("throwIfAborted", (self, args) -> self.throwIfAborted())
          .method("addEventListener", (self, args) -> self.listeners.add(args))
          .method("removeEventListener", (self, args) -> self.listeners.remove(args));

  private final Listeners listeners = new Listeners();
  private List<Runnable> actions = new ArrayList<>();
  private @Nullable Object reason = Undefined.UNDEFINED;
  private boolean aborted;

  AbortSignal() {
    super(MEMBERS);
  }

  boolean isAborted() {
    return aborted;
  }

  @Nullable Object reason() {
    return reason;
  }

  /** Aborts it; only the first call counts. */
  void abort(@Nullable Object why) {
    if (aborted) {
      return;
    }
    aborted = true;
    reason = why == Undefined.UNDEFINED ? error("AbortError", "This operation was aborted") : why;
    List<Runnable> waiting = actions;
    actions = List.of();
    waiting.forEach(Runnable::run);
    listeners.fire(this, "abort");
  }

  static HostError error(String name, String message) {
    return new HostError(name, message);
  }

  /** Runs an action when it is aborted, or now if it is. */
  void onAbort(Runnable action) {
    if (aborted) {
      action.run();
    } else {
      actions.add(action);
    }
  }

  /** Forgets an action. */
  void forget(Runnable action) {
    if (!aborted) {
      actions.remove(action);
    }
  }

  private Object throwIfAborted() {
    if (aborted) {
      Object thrown = reason;
      throw Thrown.exception(thrown == null ? "null" : thrown);
    }
    return Undefined.UNDEFINED;
  }
}
