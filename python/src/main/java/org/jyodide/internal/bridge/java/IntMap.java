package org.jyodide.internal.bridge.java;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A map from addresses, which are never 0, for look-ups that must not allocate. */
final class IntMap<V> {
  private int[] keys = new int[64];
  private @Nullable Object[] values = new Object[64];
  private int size;

  @SuppressWarnings("unchecked") // only put() stores
  @Nullable V get(int key) {
    int mask = keys.length - 1;
    for (int i = hash(key) & mask; keys[i] != 0; i = (i + 1) & mask) {
      if (keys[i] == key) {
        return (V) values[i];
      }
    }
    return null;
  }

  void put(int key, V value) {
    if (2 * ++size > keys.length) {
      grow();
    }
    store(key, value);
  }

  private void store(int key, @Nullable Object value) {
    int mask = keys.length - 1;
    int i = hash(key) & mask;
    while (keys[i] != 0 && keys[i] != key) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    values[i] = value;
  }

  private void grow() {
    int[] oldKeys = keys;
    @Nullable Object[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = Arrays.copyOf(new Object[0], keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        store(oldKeys[i], oldValues[i]);
      }
    }
  }

  private static int hash(int key) {
    int mixed = key * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }
}
