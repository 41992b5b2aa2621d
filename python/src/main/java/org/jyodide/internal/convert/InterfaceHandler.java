package org.jyodide.internal.convert;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.PythonBacked;

/**
 * Calls of an interface that a Python object implements: by its methods of the same name, by being
 * callable, or by an attribute that a method without parameters reads.
 */
final class InterfaceHandler implements InvocationHandler, PythonBacked {
  private static final @Nullable Object[] NONE = {};

  private final Shown shown;
  private final InterfaceMethods methods;
  private final boolean callsObject;

  InterfaceHandler(Shown shown, InterfaceMethods methods, boolean callsObject) {
    this.shown = shown;
    this.methods = methods;
    this.callsObject = callsObject;
  }

  @Override
  public PyObject pythonObject() {
    return shown.object();
  }

  @Override
  @SuppressWarnings("NullAway") // what the lambda gives may be null
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? NONE : given;
    if (ObjectMethods.contains(method)) {
      return objectMethod(method, arguments);
    }
    if (method.isDefault() && (callsObject || !implementsMethod(method))) {
      return methods.invokeDefault(proxy, method, given);
    }
    Type result = methods.result(method);
    return shown.enter(self -> call(self, method, spread(method, arguments), result));
  }

  private boolean implementsMethod(Method method) {
    return shown.enter(self -> PythonNames.has(shown.api(), self, method.getName()));
  }

  private @Nullable Object call(
      int self, Method method, @Nullable Object[] arguments, Type result) {
    CApi api = shown.api();
    int value;
    if (callsObject) {
      value = api.calls().call(self, arguments);
    } else {
      int member = api.objects().attr(self, PythonNames.of(api, self, method.getName()));
      boolean isProperty =
          arguments.length == 0 && result != void.class && !api.objects().isCallable(member);
      if (isProperty) {
        value = member;
      } else {
        try {
          value = api.calls().call(member, arguments);
        } finally {
          api.python().decRef(member);
        }
      }
    }
    return shown.take(value, result, "the result of " + method.getName());
  }

  /** A variable number of arguments arrives as an array; Python gets them one by one. */
  private static @Nullable Object[] spread(Method method, @Nullable Object[] arguments) {
    int last = arguments.length - 1;
    if (!method.isVarArgs() || !(arguments[last] instanceof Object[] more)) {
      return arguments;
    }
    @Nullable Object[] all = Arrays.copyOf(arguments, last + more.length);
    System.arraycopy(more, 0, all, last, more.length);
    return all;
  }

  private Object objectMethod(Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "hashCode" -> shown.object().hashCode();
      case "equals" -> isSame(arguments[0]);
      default -> shown.object().toString();
    };
  }

  private boolean isSame(@Nullable Object other) {
    return other != null
        && Proxy.isProxyClass(other.getClass())
        && Proxy.getInvocationHandler(other) instanceof InterfaceHandler that
        && that.methods.type() == methods.type()
        && that.shown.object().equals(shown.object());
  }
}
