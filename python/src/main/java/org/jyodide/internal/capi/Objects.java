package org.jyodide.internal.capi;

/**
 * The abstract object protocol. Arguments are borrowed references, results new ones; a failure is a
 * {@link PythonRaisedException}.
 */
public final class Objects {
  /** {@code Py_LT} and its neighbours. */
  public enum Comparison {
    LESS,
    LESS_OR_EQUAL,
    EQUAL,
    NOT_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  private final CPython python;
  private final Strings strings;
  private final CFunction getAttr;
  private final CFunction setAttr;
  private final CFunction hasAttr;
  private final CFunction getItem;
  private final CFunction setItem;
  private final CFunction delItem;
  private final CFunction contains;
  private final CFunction call;
  private final CFunction size;
  private final CFunction str;
  private final CFunction repr;
  private final CFunction isTrue;
  private final CFunction getIter;
  private final CFunction next;
  private final CFunction delAttr;
  private final CFunction dir;
  private final CFunction hash;
  private final CFunction richCompareBool;
  private final CFunction richCompare;
  private final CFunction isInstance;
  private final CFunction isCallable;
  private final CFunction vectorcallMethod;
  private final CFunction getOptionalItem;
  private final CFunction sequenceGetItem;
  private final CFunction sequenceSetItem;
  private final CFunction sequenceDelItem;
  private final CFunction sequenceDelSlice;

  /** For one CPython. */
  public Objects(CPython python, Strings strings) {
    this.python = python;
    this.strings = strings;
    getAttr = python.function("PyObject_GetAttr");
    setAttr = python.function("PyObject_SetAttr");
    hasAttr = python.function("PyObject_HasAttrWithError");
    getItem = python.function("PyObject_GetItem");
    setItem = python.function("PyObject_SetItem");
    delItem = python.function("PyObject_DelItem");
    contains = python.function("PySequence_Contains");
    call = python.function("PyObject_Call");
    size = python.function("PyObject_Size");
    str = python.function("PyObject_Str");
    repr = python.function("PyObject_Repr");
    isTrue = python.function("PyObject_IsTrue");
    getIter = python.function("PyObject_GetIter");
    next = python.function("PyIter_Next");
    delAttr = python.function("PyObject_DelAttr");
    dir = python.function("PyObject_Dir");
    hash = python.function("PyObject_Hash");
    richCompareBool = python.function("PyObject_RichCompareBool");
    richCompare = python.function("PyObject_RichCompare");
    isInstance = python.function("PyObject_IsInstance");
    isCallable = python.function("PyCallable_Check");
    getOptionalItem = python.function("PyMapping_GetOptionalItem");
    sequenceGetItem = python.function("PySequence_GetItem");
    sequenceSetItem = python.function("PySequence_SetItem");
    sequenceDelItem = python.function("PySequence_DelItem");
    sequenceDelSlice = python.function("PySequence_DelSlice");
    vectorcallMethod = python.function("PyObject_VectorcallMethod");
  }

  /** {@code object.name}. */
  public int attr(int object, String name) {
    int key = strings.name(name);
    return python.check(getAttr.call(object, key));
  }

  /** {@code object.name = value}. */
  public void setAttr(int object, String name, int value) {
    int key = strings.name(name);
    python.checkStatus(setAttr.call(object, key, value));
  }

  /** {@code hasattr(object, name)}. */
  public boolean hasAttr(int object, String name) {
    int key = strings.name(name);
    return python.checkStatus(hasAttr.call(object, key)) != 0;
  }

  /** {@code object[key]}. */
  public int item(int object, int key) {
    return python.check(getItem.call(object, key));
  }

  /** {@code object[key] = value}. */
  public void setItem(int object, int key, int value) {
    python.checkStatus(setItem.call(object, key, value));
  }

  /** {@code del object[key]}. */
  public void deleteItem(int object, int key) {
    python.checkStatus(delItem.call(object, key));
  }

  /** {@code element in object}. */
  public boolean contains(int object, int element) {
    return python.checkStatus(contains.call(object, element)) != 0;
  }

  /**
   * {@code object(*arguments, **keywords)}.
   *
   * @param arguments a {@code tuple}
   * @param keywords a {@code dict}, or 0 for none
   */
  public int call(int object, int arguments, int keywords) {
    return python.check(call.call(object, arguments, keywords));
  }

  /** {@code len(object)}. */
  public int size(int object) {
    return python.checkStatus(size.call(object));
  }

  /** {@code str(object)}. */
  public String str(int object) {
    return text(str.call(object));
  }

  /** {@code repr(object)}. */
  public String repr(int object) {
    return text(repr.call(object));
  }

  private String text(int string) {
    python.check(string);
    try {
      return strings.toJava(string);
    } finally {
      python.decRef(string);
    }
  }

  /** {@code bool(object)}. */
  public boolean isTrue(int object) {
    return python.checkStatus(isTrue.call(object)) != 0;
  }

  /** {@code iter(object)}. */
  public int iterator(int object) {
    return python.check(getIter.call(object));
  }

  /** {@code next(iterator)}; 0 after the last element. */
  public int next(int iterator) {
    int element = next.call(iterator);
    if (element == 0 && python.hasError()) {
      throw python.raised();
    }
    return element;
  }

  /** {@code del object.name}. */
  public void deleteAttr(int object, String name) {
    int key = strings.name(name);
    python.checkStatus(delAttr.call(object, key));
  }

  /** {@code dir(object)}. */
  public int dir(int object) {
    return python.check(dir.call(object));
  }

  /** {@code hash(object)}. */
  public int hash(int object) {
    return python.checkStatus(hash.call(object));
  }

  /** {@code bool(left < right)} and its like; identical objects count as equal. */
  public boolean compare(int left, int right, Comparison comparison) {
    return python.checkStatus(richCompareBool.call(left, right, comparison.ordinal())) != 0;
  }

  /** {@code bool(left == right)}: asks the objects, also if they are identical. */
  public boolean isEqual(int left, int right) {
    int answer = python.check(richCompare.call(left, right, Comparison.EQUAL.ordinal()));
    try {
      return isTrue(answer);
    } finally {
      python.decRef(answer);
    }
  }

  /** {@code isinstance(object, type)}. */
  public boolean isInstance(int object, int type) {
    return python.checkStatus(isInstance.call(object, type)) != 0;
  }

  /** {@code callable(object)}. */
  public boolean isCallable(int object) {
    return isCallable.call(object) != 0;
  }

  /** {@code object.name(*arguments)}; the arguments are borrowed references. */
  public int callMethod(int object, String name, int... arguments) {
    int key = strings.name(name);
    int count = arguments.length + 1;
    int mark = python.stackSave();
    int block = python.stackAlloc(4 * count);
    try {
      python.memory().storeI32(block, object);
      for (int i = 0; i < arguments.length; i++) {
        python.memory().storeI32(block + 4 * (i + 1), arguments[i]);
      }
      return python.check(vectorcallMethod.call(key, block, count, 0));
    } finally {
      python.stackRestore(mark);
    }
  }

  /** {@code object[key]}; 0 if it raises {@code KeyError}. */
  public int optionalItem(int object, int key) {
    int mark = python.stackSave();
    int result = python.stackAlloc(4);
    try {
      int found = python.checkStatus(getOptionalItem.call(object, key, result));
      return found == 0 ? 0 : python.memory().loadI32(result);
    } finally {
      python.stackRestore(mark);
    }
  }

  /** {@code sequence[index]}. */
  public int sequenceItem(int sequence, int index) {
    return python.check(sequenceGetItem.call(sequence, index));
  }

  /** {@code sequence[index] = value}. */
  public void setSequenceItem(int sequence, int index, int value) {
    python.checkStatus(sequenceSetItem.call(sequence, index, value));
  }

  /** {@code del sequence[index]}. */
  public void deleteSequenceItem(int sequence, int index) {
    python.checkStatus(sequenceDelItem.call(sequence, index));
  }

  /** {@code del sequence[from:to]}. */
  public void deleteSlice(int sequence, int from, int to) {
    python.checkStatus(sequenceDelSlice.call(sequence, from, to));
  }
}
