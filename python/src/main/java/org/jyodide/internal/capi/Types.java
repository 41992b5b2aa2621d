package org.jyodide.internal.capi;

/** What kind of object an address points to. */
public final class Types {
  // Bits of tp_flags that CPython guarantees: Py_TPFLAGS_LONG_SUBCLASS and its neighbours.
  private static final int INT = 1 << 24;
  private static final int LIST = 1 << 25;
  private static final int TUPLE = 1 << 26;
  private static final int BYTES = 1 << 27;
  private static final int STR = 1 << 28;
  private static final int DICT = 1 << 29;

  // Read from memory, as CPython's own macros do: a call for each would cost more than the rest.
  private static final int OB_TYPE = 4;
  private static final int TP_FLAGS = 84;

  /** The kinds that have a counterpart in Java. Subclasses count as what they extend. */
  public enum Kind {
    NONE,
    BOOL,
    INT,
    FLOAT,
    STR,
    BYTES,
    BYTEARRAY,
    LIST,
    TUPLE,
    DICT,
    SET,
    OTHER
  }

  private final CPython python;
  private final Strings strings;
  private final CFunction isSubtype;
  private final CFunction getFullyQualifiedName;
  private final int none;
  private final int isTrue;
  private final int isFalse;
  private final int floatType;
  private final int bytearrayType;
  private final int setType;
  private final int frozensetType;
  private final int dictType;
  private final int listType;
  private final int tupleType;

  /** For one CPython. */
  public Types(CPython python, Strings strings) {
    this.python = python;
    this.strings = strings;
    isSubtype = python.function("PyType_IsSubtype");
    getFullyQualifiedName = python.function("PyType_GetFullyQualifiedName");
    none = python.address("_Py_NoneStruct");
    isTrue = python.address("_Py_TrueStruct");
    isFalse = python.address("_Py_FalseStruct");
    floatType = python.address("PyFloat_Type");
    bytearrayType = python.address("PyByteArray_Type");
    setType = python.address("PySet_Type");
    frozensetType = python.address("PyFrozenSet_Type");
    dictType = python.address("PyDict_Type");
    checkLayout(python);
    listType = python.address("PyList_Type");
    tupleType = python.address("PyTuple_Type");
  }

  private void checkLayout(CPython python) {
    int flags = python.function("PyType_GetFlags").call(dictType);
    if (typeOf(dictType) != python.address("PyType_Type") || flags(dictType) != flags) {
      throw new IllegalStateException("objects of this CPython are not laid out as those of 3.14");
    }
  }

  /** The address of {@code None}. */
  public int none() {
    return none;
  }

  /** The address of {@code True} or {@code False}. */
  public int bool(boolean value) {
    return value ? isTrue : isFalse;
  }

  /** The kind of an object. */
  public Kind kind(int object) {
    if (object == none) {
      return Kind.NONE;
    }
    if (object == isTrue || object == isFalse) {
      return Kind.BOOL;
    }
    int objectType = typeOf(object);
    int flags = flags(objectType);
    if ((flags & (INT | STR | LIST | TUPLE | DICT | BYTES)) != 0) {
      return builtin(flags);
    }
    if (is(objectType, floatType)) {
      return Kind.FLOAT;
    }
    if (is(objectType, setType) || is(objectType, frozensetType)) {
      return Kind.SET;
    }
    return is(objectType, bytearrayType) ? Kind.BYTEARRAY : Kind.OTHER;
  }

  private int flags(int objectType) {
    return python.memory().loadI32(objectType + TP_FLAGS);
  }

  private static Kind builtin(int flags) {
    if ((flags & INT) != 0) {
      return Kind.INT;
    }
    if ((flags & STR) != 0) {
      return Kind.STR;
    }
    if ((flags & LIST) != 0) {
      return Kind.LIST;
    }
    if ((flags & TUPLE) != 0) {
      return Kind.TUPLE;
    }
    return (flags & DICT) != 0 ? Kind.DICT : Kind.BYTES;
  }

  private boolean is(int objectType, int wanted) {
    return objectType == wanted || isSubtype.call(objectType, wanted) != 0;
  }

  /** Whether an object is a {@code list} and of no subclass. */
  public boolean isExactList(int object) {
    return typeOf(object) == listType;
  }

  /** Whether an object is a {@code tuple} and of no subclass. */
  public boolean isExactTuple(int object) {
    return typeOf(object) == tupleType;
  }

  /** Whether an object is a {@code dict} and of no subclass. */
  public boolean isExactDict(int object) {
    return typeOf(object) == dictType;
  }

  /** The type, a borrowed reference: the object keeps it. */
  public int typeOf(int object) {
    return python.memory().loadI32(object + OB_TYPE);
  }

  /** The type's name with its module, unless that is {@code builtins} or {@code __main__}. */
  public String name(int object) {
    int name = python.check(getFullyQualifiedName.call(typeOf(object)));
    try {
      return strings.toJava(name).replaceFirst("^__main__\\.", "");
    } finally {
      python.decRef(name);
    }
  }
}
