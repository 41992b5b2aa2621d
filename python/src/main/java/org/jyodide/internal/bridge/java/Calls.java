package org.jyodide.internal.bridge.java;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.java.MethodGroup.Call;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.PythonErrorException;

/** Calls of Java from Python: choose, convert, call, convert back. */
public final class Calls {
  private final CApi api;
  private final Values values;
  private final JavaRuntime.HostThread thread;

  Calls(CApi api, Values values, JavaRuntime.HostThread thread) {
    this.api = api;
    this.values = values;
    this.thread = thread;
  }

  /**
   * Calls one of a group.
   *
   * @param self the receiver; null for a static method or a constructor
   * @return a new reference to the result
   */
  public int call(MethodGroup group, @Nullable Object self, Arguments arguments) {
    Object[] kinds = values.kinds(arguments);
    Call call = choose(group, kinds, self == null);
    @Nullable Object[] converted = values.convert(call, arguments, kinds);
    Object result;
    try {
      result = invoke(call.overload(), self, converted);
    } catch (ClassCastException e) {
      if (!isOfErasure(e) || !narrow(converted)) {
        throw e;
      }
      result = invoke(call.overload(), self, converted);
    }
    values.copies().writeBack(arguments, kinds, converted);
    return call.overload().isVoid()
        ? api.python().incRef(api.types().none())
        : values.toPython(result);
  }

  /**
   * Whether a lambda refused an argument before its body ran: its parameter is a type variable that
   * stands for another class of number. No frame of user code is on top then.
   */
  private static boolean isOfErasure(ClassCastException thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return stack.length > 0 && (Frames.isInternal(stack[0]) || Frames.isNoise(stack[0]));
  }

  /** Makes an {@code Integer} of each {@code Long} that fits one. */
  private static boolean narrow(@Nullable Object[] arguments) {
    boolean changed = false;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Long number && number == (int) (long) number) {
        arguments[i] = (int) (long) number;
        changed = true;
      }
    }
    return changed;
  }

  /**
   * Calls a default method of an interface on a proxy that implements it, past what the proxy
   * itself does for the method.
   */
  int callDefault(MethodGroup group, @Nullable Object self, Arguments arguments) {
    Object[] kinds = values.kinds(arguments);
    Call call = choose(group, kinds, false);
    Method method = (Method) call.overload().executable();
    if (self == null || !method.isDefault() || !Proxy.isProxyClass(self.getClass())) {
      return call(group, self, arguments);
    }
    @Nullable Object[] converted = values.convert(call, arguments, kinds);
    Object result;
    thread.lend();
    try {
      result = InvocationHandler.invokeDefault(self, method, converted);
    } catch (Throwable e) {
      throw Sneaky.rethrow(e);
    } finally {
      thread.takeBack();
    }
    return values.toPython(result);
  }

  /** Calls a constructor and gives the object itself. */
  Object construct(MethodGroup group, Arguments arguments) {
    Object[] kinds = values.kinds(arguments);
    Call call = choose(group, kinds, true);
    Object made = invoke(call.overload(), null, values.convert(call, arguments, kinds));
    if (made == null) {
      throw new IllegalStateException("a constructor gave null");
    }
    return made;
  }

  private static Call choose(MethodGroup group, Object[] kinds, boolean isStatic) {
    try {
      return group.resolve(kinds, isStatic);
    } catch (NoMatchException e) {
      throw PythonErrorException.type(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object invoke(
      Overload overload, @Nullable Object self, @Nullable Object[] arguments) {
    thread.lend();
    try {
      return overload.invoke(self, arguments);
    } catch (Throwable e) {
      throw Sneaky.rethrow(e);
    } finally {
      thread.takeBack();
    }
  }

  /** A new reference to Python's date or time for one of Java's; 0 if none is exactly it. */
  public int convertTime(Object value) {
    return new Times(api).toPython(value);
  }
}
