package org.jyodide.internal.bridge.protocols;

import org.jyodide.internal.bridge.java.Sneaky;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;

/** {@code AutoCloseable} as a context manager. */
final class CloseableProtocol extends Protocol<AutoCloseable> {
  CloseableProtocol(Context context) {
    super(AutoCloseable.class, "JavaCloseable", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.method("__enter__", "The object itself.", (self, arguments) -> python().incRef(self))
        .method("__exit__", "Close.", this::exit);
  }

  private int exit(int self, Arguments arguments) {
    try {
      self(self).close();
    } catch (Exception e) {
      throw Sneaky.rethrow(e);
    }
    return bool(false);
  }
}
