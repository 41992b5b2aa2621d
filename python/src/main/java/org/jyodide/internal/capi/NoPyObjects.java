package org.jyodide.internal.capi;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;

/** For a Python without the public API. */
public final class NoPyObjects implements PyObjects {
  @Override
  public int addressOf(PyObject object) {
    throw new IllegalStateException("no PyObject belongs to this Python");
  }

  @Override
  public PyObject own(int address) {
    throw new IllegalStateException("no PyObject belongs to this Python");
  }

  @Override
  public Throwable throwable(int exception) {
    throw new IllegalStateException("no PyObject belongs to this Python");
  }

  @Override
  public <T extends @Nullable Object> T enter(Function<CApi, T> work) {
    throw new IllegalStateException("this Python is called through its process");
  }

  @Override
  public boolean isNested() {
    return false;
  }
}
