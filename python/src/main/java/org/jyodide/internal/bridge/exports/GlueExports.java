package org.jyodide.internal.bridge.exports;

import org.jspecify.annotations.Nullable;

/** Functions of the rest of Pyodide's C code. */
public final class GlueExports {
  private final Export wrapException;
  private final Export setError;
  private final Export proxyCreate;
  private final Export none;
  private final Export jsNull;
  private final Export pyTrue;
  private final Export pyFalse;
  private final Export newReference;
  private final Export jsBigInt;
  private final Export copyIntoMemoryView;
  private final Export toHost;
  private final Export toHostWith;
  private final Export toHostCustom;
  private final Export stringFromId;
  private final Export hiwireGet;
  private final Export hiwireIntern;
  private final Export hiwireNumRefs;
  private final Export promiseHandlesResult;
  private final Export asyncGeneratorResult;
  private final Export enterPromisingTask;
  private final Export exitPromisingTask;
  private final Export captureThreadState;
  private final Export restoreThreadState;
  private final Export clearMethodCallSingleton;

  /** Finds the functions. */
  public GlueExports(Calls calls) {
    this.wrapException = calls.function("wrap_exception", Object.class);
    this.setError = calls.function("set_error", void.class, int.class);
    this.proxyCreate = calls.function("JsProxy_create", int.class, Object.class);
    this.none = calls.function("_js2python_none", int.class);
    this.jsNull = calls.function("_js2python_null", int.class);
    this.pyTrue = calls.function("_js2python_true", int.class);
    this.pyFalse = calls.function("_js2python_false", int.class);
    this.newReference = calls.function("_js2python_pyproxy", int.class, int.class);
    this.jsBigInt = calls.function("_js2python_bigint", int.class, int.class);
    this.copyIntoMemoryView =
        calls.function(
            "JsBuffer_CopyIntoMemoryView",
            int.class,
            Object.class,
            int.class,
            int.class,
            int.class);
    this.toHost = calls.function("python2js", Object.class, int.class);
    this.toHostWith = calls.function("_python2js", Object.class, int.class, int.class);
    this.toHostCustom =
        calls.function(
            "python2js_custom",
            Object.class,
            int.class,
            int.class,
            Object.class,
            Object.class,
            Object.class,
            Object.class);
    this.stringFromId = calls.function("JsvString_FromId", Object.class, int.class);
    this.hiwireGet = calls.function("hiwire_get", Object.class, int.class);
    this.hiwireIntern = calls.function("hiwire_intern", int.class, Object.class);
    this.hiwireNumRefs = calls.function("hiwire_num_refs", int.class);
    this.promiseHandlesResult =
        calls.function(
            "create_promise_handles_result_helper", int.class, int.class, int.class, Object.class);
    this.asyncGeneratorResult =
        calls.function(
            "_agen_handle_result_js_c",
            void.class,
            int.class,
            int.class,
            int.class,
            Object.class,
            int.class);
    this.enterPromisingTask = calls.function("enter_promising_task", int.class);
    this.exitPromisingTask = calls.function("exit_promising_task", void.class);
    this.captureThreadState = calls.function("captureThreadState", int.class);
    this.restoreThreadState = calls.function("restoreThreadState", void.class, int.class);
    this.clearMethodCallSingleton = calls.function("clear_method_call_singleton", void.class);
  }

  /** Takes the exception that is set and makes an error value of it. */
  public @Nullable Object wrapException() {
    return wrapException.toValue();
  }

  public void setError(int exception) {
    setError.run(exception);
  }

  public int proxyCreate(@Nullable Object value) {
    return proxyCreate.toInt(value);
  }

  public int none() {
    return none.toInt();
  }

  public int jsNull() {
    return jsNull.toInt();
  }

  public int pyTrue() {
    return pyTrue.toInt();
  }

  public int pyFalse() {
    return pyFalse.toInt();
  }

  public int newReference(int object) {
    return newReference.toInt(object);
  }

  public int jsBigInt(int integer) {
    return jsBigInt.toInt(integer);
  }

  public int copyIntoMemoryView(@Nullable Object buffer, int length, int format, int itemSize) {
    return copyIntoMemoryView.toInt(buffer, length, format, itemSize);
  }

  public @Nullable Object toHost(int object) {
    return toHost.toValue(object);
  }

  public @Nullable Object toHostWith(int context, int object) {
    return toHostWith.toValue(context, object);
  }

  public @Nullable Object toHostCustom(
      int object,
      int depth,
      @Nullable Object proxies,
      @Nullable Object dictConverter,
      @Nullable Object defaultConverter,
      @Nullable Object eagerConverter) {
    return toHostCustom.toValue(
        object, depth, proxies, dictConverter, defaultConverter, eagerConverter);
  }

  public @Nullable Object stringFromId(int identifier) {
    return stringFromId.toValue(identifier);
  }

  public @Nullable Object hiwireGet(int reference) {
    return hiwireGet.toValue(reference);
  }

  public int hiwireIntern(@Nullable Object value) {
    return hiwireIntern.toInt(value);
  }

  /** The number of references that C code holds to values of the host. */
  public int hiwireNumRefs() {
    return hiwireNumRefs.toInt();
  }

  public int promiseHandlesResult(int handler, int converter, @Nullable Object value) {
    return promiseHandlesResult.toInt(handler, converter, value);
  }

  public void asyncGeneratorResult(
      int setResult, int setException, int status, @Nullable Object value, int closing) {
    asyncGeneratorResult.run(setResult, setException, status, value, closing);
  }

  /** Makes a thread state for a new task and switches to it; −1 if Python raised. */
  public int enterPromisingTask() {
    return enterPromisingTask.toInt();
  }

  /** Deletes the thread state of the task and switches back. */
  public void exitPromisingTask() {
    exitPromisingTask.run();
  }

  /** Switches back from a task without ending it; returns its thread state. */
  public int captureThreadState() {
    return captureThreadState.toInt();
  }

  /** Switches to the thread state of a task. */
  public void restoreThreadState(int state) {
    restoreThreadState.run(state);
  }

  /** Drops what the last method call kept for reuse. */
  public void clearMethodCallSingleton() {
    clearMethodCallSingleton.run();
  }
}
