package org.jyodide.internal.bridge;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostObject;

/** The pairs of name and value of an object's own properties. */
public final class PlainEntries {
  private PlainEntries() {}

  /** The pairs as an array of arrays. */
  public static HostArray array(HostObject object) {
    HostArray entries = new HostArray();
    for (String key : object.keys()) {
      entries.add(HostArray.of(key, object.get(key)));
    }
    return entries;
  }

  /** The pairs as an iterator of arrays. */
  static Iterator<@Nullable Object> of(HostObject object) {
    return array(object).elements().iterator();
  }
}
