package org.jyodide.internal.bridge.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of a Java object that may not be looked into. */
record OpaqueObject(Object hidden) implements HostObject {
  @Override
  public @Nullable Object get(Object key) {
    return Undefined.UNDEFINED;
  }

  @Override
  public boolean has(Object key) {
    return false;
  }

  @Override
  public List<String> ownNames() {
    return List.of();
  }

  @Override
  public String className() {
    return "Opaque";
  }

  @Override
  public int capabilities() {
    return 0;
  }

  @Override
  public Object identity() {
    return hidden;
  }
}
