package org.jyodide.internal.capi;

import org.jspecify.annotations.Nullable;

/** The entries of a {@code dict} in its order, also that of a subclass with its own. */
public final class Entries implements AutoCloseable {
  private static final int KEY = 4;
  private static final int VALUE = 8;

  private final CPython python;
  private final Containers containers;
  private final int dict;
  private final int block;
  private final @Nullable Elements items;
  private int key;
  private int value;

  Entries(CApi api, int dict) {
    python = api.python();
    containers = api.containers();
    if (api.types().isExactDict(dict)) {
      this.dict = python.incRef(dict);
      items = null;
      block = python.malloc(12);
      python.memory().storeI32(block, 0);
    } else {
      this.dict = 0;
      block = 0;
      int list = containers.items(dict);
      items = new Elements(api, list);
      python.decRef(list);
    }
  }

  /** Goes to the next entry; false if there is none. */
  public boolean next() {
    release();
    if (items != null) {
      int item = items.next();
      if (item == 0) {
        return false;
      }
      take(containers.tupleItem(item, 0), containers.tupleItem(item, 1));
      return true;
    }
    if (!containers.nextEntry(dict, block)) {
      return false;
    }
    take(python.memory().loadI32(block + KEY), python.memory().loadI32(block + VALUE));
    return true;
  }

  private void take(int newKey, int newValue) {
    key = python.incRef(newKey);
    value = python.incRef(newValue);
  }

  /** The key, valid until the next call of {@link #next}. */
  public int key() {
    return key;
  }

  /** The value, valid until the next call of {@link #next}. */
  public int value() {
    return value;
  }

  private void release() {
    if (key != 0) {
      int oldKey = key;
      int oldValue = value;
      key = 0;
      value = 0;
      python.decRef(oldKey);
      python.decRef(oldValue);
    }
  }

  @Override
  public void close() {
    release();
    if (items != null) {
      items.close();
    } else {
      python.free(block);
      python.decRef(dict);
    }
  }
}
