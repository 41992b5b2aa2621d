package org.jyodide.internal.bridge.exports;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * An exported function. There is one method for each combination of types that is called: {@code
 * toInt}, {@code toValue} and {@code run} by result. Calling one that does not fit the function is
 * an error of the host.
 */
public final class Export {
  private final MethodHandle handle;
  private final Calls calls;

  Export(MethodHandle handle, Calls calls) {
    this.handle = handle;
    this.calls = calls;
  }

  int toInt() {
    try {
      return (int) handle.invokeExact();
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a, int b) {
    try {
      return (int) handle.invokeExact(a, b);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a, int b, int c) {
    try {
      return (int) handle.invokeExact(a, b, c);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a, int b, int c, int d) {
    try {
      return (int) handle.invokeExact(a, b, c, d);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a, @Nullable Object b) {
    try {
      return (int) handle.invokeExact(a, b);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a, @Nullable Object b, @Nullable Object c) {
    try {
      return (int) handle.invokeExact(a, b, c);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(@Nullable Object a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(double a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(long a) {
    try {
      return (int) handle.invokeExact(a);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(int a, int b, @Nullable Object c) {
    try {
      return (int) handle.invokeExact(a, b, c);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  int toInt(@Nullable Object a, int b, int c, int d) {
    try {
      return (int) handle.invokeExact(a, b, c, d);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue() {
    try {
      return (Object) handle.invokeExact();
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a) {
    try {
      return (Object) handle.invokeExact(a);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, int b) {
    try {
      return (Object) handle.invokeExact(a, b);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, @Nullable Object b) {
    try {
      return (Object) handle.invokeExact(a, b);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, @Nullable Object b, @Nullable Object c) {
    try {
      return (Object) handle.invokeExact(a, b, c);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, @Nullable Object b, int c) {
    try {
      return (Object) handle.invokeExact(a, b, c);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, @Nullable Object b, @Nullable Object c, int d) {
    try {
      return (Object) handle.invokeExact(a, b, c, d);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, int b, int c, @Nullable Object d) {
    try {
      return (Object) handle.invokeExact(a, b, c, d);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(int a, @Nullable Object b, int c, @Nullable Object d, int e) {
    try {
      return (Object) handle.invokeExact(a, b, c, d, e);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  @Nullable Object toValue(
      int a,
      int b,
      @Nullable Object c,
      @Nullable Object d,
      @Nullable Object e,
      @Nullable Object f) {
    try {
      return (Object) handle.invokeExact(a, b, c, d, e, f);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  void run() {
    try {
      handle.invokeExact();
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  void run(int a) {
    try {
      handle.invokeExact(a);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  void run(int a, int b, int c) {
    try {
      handle.invokeExact(a, b, c);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }

  void run(int a, int b, int c, @Nullable Object d, int e) {
    try {
      handle.invokeExact(a, b, c, d, e);
    } catch (Throwable t) {
      throw calls.failed(t);
    }
  }
}
