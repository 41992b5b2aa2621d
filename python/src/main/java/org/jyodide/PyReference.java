package org.jyodide;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One counted reference to a Python object, given up once: by {@link #close} or, on the cleaner's
 * thread, when the {@code PyObject} is garbage. It must not lead to its {@code PyObject}.
 */
final class PyReference implements Runnable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final InterpreterState interpreter;
  private final AtomicInteger address;
  private final int hash;
  private final Leaks.@Nullable Entry entry;

  private PyReference(InterpreterState interpreter, int address) {
    this.interpreter = interpreter;
    entry = interpreter.record(address);
    this.address = new AtomicInteger(address);
    // Addresses of objects are multiples of 8; the hash outlives the address.
    hash = (address >>> 3) * 0x9E3779B1;
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

  /** Whether both are, while open, of one object. A closed one is the same as itself only. */
  boolean isSame(PyReference other) {
    int mine = address.get();
    return this == other
        || (interpreter == other.interpreter && mine != 0 && mine == other.address.get());
  }

  int identityHash() {
    return hash;
  }

  boolean isReleased() {
    return address.get() == 0;
  }

  /** Gives the reference up. Any thread; the second time nothing happens. */
  void close() {
    int value = address.getAndSet(0);
    if (value != 0) {
      if (entry != null) {
        interpreter.recorded().closed(entry);
      }
      interpreter.release(value);
    }
  }

  /** Gives the reference up because its owner is garbage. */
  @Override
  public void run() {
    if (entry != null && !isReleased()) {
      interpreter.recorded().collected(entry);
    }
    close();
  }
}
