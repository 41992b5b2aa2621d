package org.jyodide.internal.bridge.protocols;

import java.util.concurrent.CompletionStage;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code CompletionStage} as an awaitable; the outcome arrives through the event loop. */
@SuppressWarnings("rawtypes")
final class FutureProtocol extends Protocol<CompletionStage> {
  FutureProtocol(Context context) {
    super(CompletionStage.class, "JavaFuture", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(
        Slots.AM_AWAIT,
        self -> {
          CompletionStage<?> ignored = self(self);
          return api().code().callModuleFunction("jyodide", "_await", python().incRef(self));
        });
  }
}
