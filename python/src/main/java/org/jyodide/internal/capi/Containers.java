package org.jyodide.internal.capi;

/**
 * {@code bytes}, {@code list}, {@code tuple}, {@code dict} and {@code set} objects, part by part.
 */
public final class Containers {
  private final CApi api;
  private final CPython python;
  private final CFunction bytesFromStringAndSize;
  private final CFunction bytesAsString;
  private final CFunction bytesSize;
  private final CFunction byteArrayAsString;
  private final CFunction byteArraySize;
  private final CFunction listNew;
  private final CFunction listSize;
  private final CFunction listGetItem;
  private final CFunction listSetItem;
  private final CFunction tupleNew;
  private final CFunction tupleSize;
  private final CFunction tupleGetItem;
  private final CFunction tupleSetItem;
  private final CFunction dictNew;
  private final CFunction dictSetItem;
  private final CFunction dictNext;
  private final CFunction mappingItems;
  private final CFunction setNew;
  private final CFunction setAdd;

  Containers(CApi api) {
    this.api = api;
    python = api.python();
    bytesFromStringAndSize = python.function("PyBytes_FromStringAndSize");
    bytesAsString = python.function("PyBytes_AsString");
    bytesSize = python.function("PyBytes_Size");
    byteArrayAsString = python.function("PyByteArray_AsString");
    byteArraySize = python.function("PyByteArray_Size");
    listNew = python.function("PyList_New");
    listSize = python.function("PyList_Size");
    listGetItem = python.function("PyList_GetItem");
    listSetItem = python.function("PyList_SetItem");
    tupleNew = python.function("PyTuple_New");
    tupleSize = python.function("PyTuple_Size");
    tupleGetItem = python.function("PyTuple_GetItem");
    tupleSetItem = python.function("PyTuple_SetItem");
    dictNew = python.function("PyDict_New");
    dictSetItem = python.function("PyDict_SetItem");
    dictNext = python.function("PyDict_Next");
    mappingItems = python.function("PyMapping_Items");
    setNew = python.function("PySet_New");
    setAdd = python.function("PySet_Add");
  }

  /** A new {@code bytes}. */
  public int newBytes(byte[] content) {
    int bytes = python.check(bytesFromStringAndSize.call(0, content.length));
    python.memory().write(bytesAsString.call(bytes), content);
    return bytes;
  }

  /** The content of {@code bytes}. */
  public byte[] bytes(int object) {
    return python.memory().read(bytesAsString.call(object), bytesSize.call(object));
  }

  /** The content of a {@code bytearray}. */
  public byte[] byteArray(int object) {
    return python.memory().read(byteArrayAsString.call(object), byteArraySize.call(object));
  }

  /** A new list with empty places. */
  public int newList(int length) {
    return python.check(listNew.call(length));
  }

  /** The length of a {@code list}. */
  public int listSize(int list) {
    return listSize.call(list);
  }

  /** An element of a {@code list}, a borrowed reference. */
  public int listItem(int list, int index) {
    return python.check(listGetItem.call(list, index));
  }

  /** Fills a place of a new list; takes the reference to {@code value}. */
  public void fillList(int list, int index, int value) {
    python.checkStatus(listSetItem.call(list, index, value));
  }

  /** A new tuple with empty places. */
  public int newTuple(int length) {
    return python.check(tupleNew.call(length));
  }

  /** The length of a {@code tuple}. */
  public int tupleSize(int tuple) {
    return tupleSize.call(tuple);
  }

  /** An element of a {@code tuple}, a borrowed reference. */
  public int tupleItem(int tuple, int index) {
    return python.check(tupleGetItem.call(tuple, index));
  }

  /** Fills a place of a new tuple; takes the reference to {@code value}. */
  public void fillTuple(int tuple, int index, int value) {
    python.checkStatus(tupleSetItem.call(tuple, index, value));
  }

  /** A new {@code dict}. */
  public int newDict() {
    return python.check(dictNew.call());
  }

  /** Puts an entry into a {@code dict}. */
  public void put(int dict, int key, int value) {
    python.checkStatus(dictSetItem.call(dict, key, value));
  }

  /** {@code list(mapping.items())}, a new reference. */
  int items(int mapping) {
    return python.check(mappingItems.call(mapping));
  }

  /** {@code PyDict_Next} with position, key and value in a block of 12 bytes. */
  boolean nextEntry(int dict, int block) {
    return dictNext.call(dict, block, block + 4, block + 8) != 0;
  }

  /** A new {@code set}. */
  public int newSet() {
    return python.check(setNew.call(0));
  }

  /** Adds to a {@code set}. */
  public void add(int set, int element) {
    python.checkStatus(setAdd.call(set, element));
  }

  /** The elements of an iterable; to be closed. */
  public Elements elements(int iterable) {
    return new Elements(api, iterable);
  }

  /** The entries of a {@code dict}; to be closed. */
  public Entries entries(int dict) {
    return new Entries(api, dict);
  }
}
