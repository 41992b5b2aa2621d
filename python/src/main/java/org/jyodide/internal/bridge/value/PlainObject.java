package org.jyodide.internal.bridge.value;

import org.jspecify.annotations.Nullable;

/** An object that is nothing but its properties, in order of creation: {@code {}}. */
public final class PlainObject extends ObjectBase<PlainObject> {
  private static final Members<PlainObject> MEMBERS =
      Members.of("Object", PlainObject.class)
          .method("toString", (self, arguments) -> self.display());

  /** An empty object. */
  public PlainObject() {
    super(MEMBERS);
  }

  /** Sets a property and returns this object. */
  public PlainObject with(String name, @Nullable Object value) {
    set(name, value);
    return this;
  }
}
