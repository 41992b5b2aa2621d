package org.jyodide;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One counted reference to a Python object, given up once: by {@link PyObject#close} or, on the
 * cleaner's thread, when the {@code PyObject} is garbage. It must not lead to its {@code PyObject}.
 */
final class PyReference implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final InterpreterState interpreter;
  private final AtomicInteger address;

  private PyReference(InterpreterState interpreter, int address) {
    this.interpreter = interpreter;
    this.address = new AtomicInteger(address);
  }

  /** Takes over the caller's reference for as long as {@code owner} lives. */
  static PyReference of(PyObject owner, InterpreterState interpreter, int address) {
    PyReference reference = new PyReference(interpreter, address);
    CLEANER.register(owner, reference);
    return reference;
  }

  InterpreterState interpreter() {
    return interpreter;
  }

  /** The address of the object. */
  int address() {
    int value = address.get();
    if (value == 0) {
      throw new IllegalStateException("this PyObject was closed; use it before close()");
    }
    return value;
  }

  boolean isReleased() {
    return address.get() == 0;
  }

  /** Gives the reference up. Any thread; the second time nothing happens. */
  @Override
  public void run() {
    int value = address.getAndSet(0);
    if (value != 0) {
      interpreter.release(value);
    }
  }
}
