package org.jyodide.internal.capi;

import java.util.function.IntConsumer;

/**
 * {@code bytes}, {@code list}, {@code tuple}, {@code dict} and {@code set} objects, part by part.
 */
final class Containers {
  /** Takes the borrowed references of one entry of a {@code dict}. */
  @FunctionalInterface
  interface EntryConsumer {
    void accept(int key, int value);
  }

  private final CPython python;
  private final Types types;
  private final Objects objects;
  private final CFunction bytesFromStringAndSize;
  private final CFunction bytesAsString;
  private final CFunction bytesSize;
  private final CFunction byteArrayAsString;
  private final CFunction byteArraySize;
  private final CFunction listNew;
  private final CFunction listSetItem;
  private final CFunction tupleNew;
  private final CFunction tupleSetItem;
  private final CFunction dictNew;
  private final CFunction dictSetItem;
  private final CFunction dictNext;
  private final CFunction mappingItems;
  private final CFunction setNew;
  private final CFunction setAdd;
  private final CFunction tupleGetItem;

  Containers(CPython python, Types types, Objects objects) {
    this.python = python;
    this.types = types;
    this.objects = objects;
    bytesFromStringAndSize = python.function("PyBytes_FromStringAndSize");
    bytesAsString = python.function("PyBytes_AsString");
    bytesSize = python.function("PyBytes_Size");
    byteArrayAsString = python.function("PyByteArray_AsString");
    byteArraySize = python.function("PyByteArray_Size");
    listNew = python.function("PyList_New");
    listSetItem = python.function("PyList_SetItem");
    tupleNew = python.function("PyTuple_New");
    tupleSetItem = python.function("PyTuple_SetItem");
    tupleGetItem = python.function("PyTuple_GetItem");
    dictNew = python.function("PyDict_New");
    dictSetItem = python.function("PyDict_SetItem");
    dictNext = python.function("PyDict_Next");
    mappingItems = python.function("PyMapping_Items");
    setNew = python.function("PySet_New");
    setAdd = python.function("PySet_Add");
  }

  int newBytes(byte[] content) {
    int bytes = python.check(bytesFromStringAndSize.call(0, content.length));
    python.memory().write(bytesAsString.call(bytes), content);
    return bytes;
  }

  byte[] bytes(int object) {
    return python.memory().read(bytesAsString.call(object), bytesSize.call(object));
  }

  byte[] byteArray(int object) {
    return python.memory().read(byteArrayAsString.call(object), byteArraySize.call(object));
  }

  int newList(int length) {
    return python.check(listNew.call(length));
  }

  /** Fills a place of a new list; takes the reference to {@code value}. */
  void fillList(int list, int index, int value) {
    python.checkStatus(listSetItem.call(list, index, value));
  }

  int newTuple(int length) {
    return python.check(tupleNew.call(length));
  }

  /** Fills a place of a new tuple; takes the reference to {@code value}. */
  void fillTuple(int tuple, int index, int value) {
    python.checkStatus(tupleSetItem.call(tuple, index, value));
  }

  int newDict() {
    return python.check(dictNew.call());
  }

  void put(int dict, int key, int value) {
    python.checkStatus(dictSetItem.call(dict, key, value));
  }

  int newSet() {
    return python.check(setNew.call(0));
  }

  void add(int set, int element) {
    python.checkStatus(setAdd.call(set, element));
  }

  /** Gives the elements in order, each a borrowed reference valid in the call. */
  void forEach(int iterable, IntConsumer action) {
    int iterator = objects.iterator(iterable);
    try {
      for (int element = objects.next(iterator); element != 0; element = objects.next(iterator)) {
        try {
          action.accept(element);
        } finally {
          python.decRef(element);
        }
      }
    } finally {
      python.decRef(iterator);
    }
  }

  /** Gives the entries in the order of the dict, also that of a subclass with its own. */
  void forEachEntry(int dict, EntryConsumer action) {
    if (types.isExactDict(dict)) {
      forEachExactEntry(dict, action);
      return;
    }
    int items = python.check(mappingItems.call(dict));
    try {
      forEach(items, item -> action.accept(tupleGetItem.call(item, 0), tupleGetItem.call(item, 1)));
    } finally {
      python.decRef(items);
    }
  }

  private void forEachExactEntry(int dict, EntryConsumer action) {
    int block = python.malloc(12);
    try {
      python.memory().storeI32(block, 0);
      while (dictNext.call(dict, block, block + 4, block + 8) != 0) {
        action.accept(python.memory().loadI32(block + 4), python.memory().loadI32(block + 8));
      }
    } finally {
      python.free(block);
    }
  }
}
