package org.jyodide.internal.bridge.protocols;

import java.util.stream.BaseStream;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** Streams: a loop consumes them. */
@SuppressWarnings("rawtypes")
final class StreamProtocol extends Protocol<BaseStream> {
  StreamProtocol(Context context) {
    super(BaseStream.class, "JavaStream", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.TP_ITER, self -> values().toPython(self(self).iterator()));
  }
}
