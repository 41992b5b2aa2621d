package org.jyodide.internal.bridge;

import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;

/** An object of a kind that is told by its tag. */
final class HostTaggedObject extends ObjectBase<HostTaggedObject> {
  private final String tag;

  HostTaggedObject(String tag) {
    super(Members.of("Object", HostTaggedObject.class));
    this.tag = tag;
  }

  @Override
  public String typeTag() {
    return tag;
  }
}
