package org.jyodide.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/**
 * Handles SIGINT while something runs.
 *
 * <p>{@code sun.misc.Signal} is exported by {@code jdk.unsupported} for want of a supported class,
 * but the compiler warns of each mention, so it is reached by reflection. A JVM without it, or one
 * started with {@code -Xrs}, ends at Ctrl-C.
 */
final class InterruptSignal {
  private final Class<?> signalClass;
  private final Class<?> handlerClass;
  private final Object signal;

  private InterruptSignal() throws ReflectiveOperationException {
    signalClass = Class.forName("sun.misc.Signal");
    handlerClass = Class.forName("sun.misc.SignalHandler");
    signal = signalClass.getConstructor(String.class).newInstance("INT");
  }

  /** Runs {@code work}, with {@code handler} for each SIGINT that comes meanwhile. */
  static <T> T handle(Runnable handler, Supplier<T> work) {
    Runnable restore;
    try {
      InterruptSignal signal = new InterruptSignal();
      Object before = signal.exchange(signal.handler(handler));
      restore = () -> signal.restore(before);
    } catch (ReflectiveOperationException e) {
      restore = () -> {};
    }
    try {
      return work.get();
    } finally {
      restore.run();
    }
  }

  private Object handler(Runnable handler) {
    InvocationHandler invocation =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                handler.run();
                yield null;
              }
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              default -> "SIGINT handler";
            };
    return Proxy.newProxyInstance(
        InterruptSignal.class.getClassLoader(), new Class<?>[] {handlerClass}, invocation);
  }

  /** Sets a handler and returns the one before. */
  private Object exchange(Object handler) throws ReflectiveOperationException {
    return signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
  }

  private void restore(Object before) {
    try {
      exchange(before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot restore the handler of SIGINT", e);
    }
  }
}
