package org.jyodide.internal.capi;

/**
 * The abstract object protocol. Arguments are borrowed references, results new ones; a failure is a
 * {@link PythonRaisedException}.
 */
public final class Objects {
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
  }

  /** {@code object.name}. */
  public int attr(int object, String name) {
    int key = strings.toPython(name);
    try {
      return python.check(getAttr.call(object, key));
    } finally {
      python.decRef(key);
    }
  }

  /** {@code object.name = value}. */
  public void setAttr(int object, String name, int value) {
    int key = strings.toPython(name);
    try {
      python.checkStatus(setAttr.call(object, key, value));
    } finally {
      python.decRef(key);
    }
  }

  /** {@code hasattr(object, name)}. */
  public boolean hasAttr(int object, String name) {
    int key = strings.toPython(name);
    try {
      return python.checkStatus(hasAttr.call(object, key)) != 0;
    } finally {
      python.decRef(key);
    }
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
}
