package org.jyodide.internal.bridge.exports;

/** Functions of CPython. Pointers are to objects; what "new" returns is owned by the caller. */
public final class PythonExports {
  private final Export incRef;
  private final Export decRef;
  private final Export errOccurred;
  private final Export errClear;
  private final Export errCheckSignals;
  private final Export gilStateCheck;
  private final Export threadStateSwap;
  private final Export objectGetIter;
  private final Export objectGetAIter;
  private final Export objectSize;
  private final Export listNew;
  private final Export listSetItem;
  private final Export dictNew;
  private final Export dictSetItem;
  private final Export setNew;
  private final Export setAdd;
  private final Export longFromLongLong;
  private final Export longFromByteArray;
  private final Export floatFromDouble;
  private final Export unicodeNew;
  private final Export unicodeData;
  private final Export tracebackAdd;
  private final Export runSimpleString;
  private final Export dumpTraceback;
  private final Export errSetRaised;
  private final Export importModule;
  private final Export bufferRelease;
  private final Export memFree;

  /** Finds the functions. */
  public PythonExports(Calls calls) {
    this.incRef = calls.function("Py_IncRef", void.class, int.class);
    this.decRef = calls.function("Py_DecRef", void.class, int.class);
    this.errOccurred = calls.function("PyErr_Occurred", int.class);
    this.errClear = calls.function("PyErr_Clear", void.class);
    this.errCheckSignals = calls.function("PyErr_CheckSignals", int.class);
    this.gilStateCheck = calls.function("PyGILState_Check", int.class);
    this.threadStateSwap = calls.function("PyThreadState_Swap", int.class, int.class);
    this.objectGetIter = calls.function("PyObject_GetIter", int.class, int.class);
    this.objectGetAIter = calls.function("PyObject_GetAIter", int.class, int.class);
    this.objectSize = calls.function("PyObject_Size", int.class, int.class);
    this.listNew = calls.function("PyList_New", int.class, int.class);
    this.listSetItem = calls.function("PyList_SetItem", int.class, int.class, int.class, int.class);
    this.dictNew = calls.function("PyDict_New", int.class);
    this.dictSetItem = calls.function("PyDict_SetItem", int.class, int.class, int.class, int.class);
    this.setNew = calls.function("PySet_New", int.class, int.class);
    this.setAdd = calls.function("PySet_Add", int.class, int.class, int.class);
    this.longFromLongLong = calls.function("PyLong_FromLongLong", int.class, long.class);
    this.longFromByteArray =
        calls.function(
            "_PyLong_FromByteArray", int.class, int.class, int.class, int.class, int.class);
    this.floatFromDouble = calls.function("PyFloat_FromDouble", int.class, double.class);
    this.unicodeNew = calls.function("PyUnicode_New", int.class, int.class, int.class);
    this.unicodeData = calls.function("PyUnicode_Data", int.class, int.class);
    this.tracebackAdd =
        calls.function("_PyTraceback_Add", void.class, int.class, int.class, int.class);
    this.runSimpleString = calls.function("PyRun_SimpleString", int.class, int.class);
    this.dumpTraceback = calls.function("dump_traceback", void.class);
    this.errSetRaised = calls.function("PyErr_SetRaisedException", void.class, int.class);
    this.bufferRelease = calls.function("PyBuffer_Release", void.class, int.class);
    this.memFree = calls.function("PyMem_Free", void.class, int.class);
    this.importModule = calls.function("PyImport_ImportModule", int.class, int.class);
  }

  public void incRef(int object) {
    incRef.run(object);
  }

  public void decRef(int object) {
    decRef.run(object);
  }

  /** The type of the exception that is set, 0 if none is. */
  public int errOccurred() {
    return errOccurred.toInt();
  }

  public void errClear() {
    errClear.run();
  }

  /** Runs handlers of pending signals; −1 if one raised. */
  public int errCheckSignals() {
    return errCheckSignals.toInt();
  }

  /** Whether this thread may call Python. */
  public int gilStateCheck() {
    return gilStateCheck.toInt();
  }

  /** Sets the thread state and returns the one before. */
  public int threadStateSwap(int state) {
    return threadStateSwap.toInt(state);
  }

  public int objectGetIter(int object) {
    return objectGetIter.toInt(object);
  }

  public int objectGetAIter(int object) {
    return objectGetAIter.toInt(object);
  }

  public int objectSize(int object) {
    return objectSize.toInt(object);
  }

  public int listNew(int size) {
    return listNew.toInt(size);
  }

  /** Steals the reference to the item. */
  public int listSetItem(int list, int index, int item) {
    return listSetItem.toInt(list, index, item);
  }

  public int dictNew() {
    return dictNew.toInt();
  }

  public int dictSetItem(int dict, int key, int value) {
    return dictSetItem.toInt(dict, key, value);
  }

  public int setNew(int iterable) {
    return setNew.toInt(iterable);
  }

  public int setAdd(int set, int element) {
    return setAdd.toInt(set, element);
  }

  public int longFromLongLong(long value) {
    return longFromLongLong.toInt(value);
  }

  public int longFromByteArray(int bytes, int length, int littleEndian, int signed) {
    return longFromByteArray.toInt(bytes, length, littleEndian, signed);
  }

  public int floatFromDouble(double value) {
    return floatFromDouble.toInt(value);
  }

  public int unicodeNew(int length, int maximumCodePoint) {
    return unicodeNew.toInt(length, maximumCodePoint);
  }

  /** The address of the characters. */
  public int unicodeData(int string) {
    return unicodeData.toInt(string);
  }

  public void tracebackAdd(int function, int file, int line) {
    tracebackAdd.run(function, file, line);
  }

  public int runSimpleString(int source) {
    return runSimpleString.toInt(source);
  }

  /** Prints the Python frames of this thread to standard output. */
  public void dumpTraceback() {
    dumpTraceback.run();
  }

  /** Sets the exception; steals the reference. */
  public void errSetRaised(int exception) {
    errSetRaised.run(exception);
  }

  /** Lets go of a buffer and frees its {@code Py_buffer}. */
  public void releaseBuffer(int view) {
    bufferRelease.run(view);
    memFree.run(view);
  }

  /** Imports the module with the name at this address. */
  public int importModule(int name) {
    return importModule.toInt(name);
  }
}
