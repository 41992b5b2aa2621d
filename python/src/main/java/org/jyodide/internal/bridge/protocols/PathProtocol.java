package org.jyodide.internal.bridge.protocols;

import java.nio.file.Path;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code java.nio.file.Path} as {@code os.PathLike}: its text, which opens no file of the host. */
final class PathProtocol extends Protocol<Path> {
  PathProtocol(Context context) {
    super(Path.class, "JavaPath", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.slot(Slots.TP_STR, self -> text(self(self)))
        .method("__fspath__", "The path as text.", (self, arguments) -> text(self(self)));
  }

  private int text(Path path) {
    return api().strings().toPython(path.toString());
  }
}
