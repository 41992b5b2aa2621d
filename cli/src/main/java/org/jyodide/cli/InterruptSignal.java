package org.jyodide.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * A handler of SIGINT for as long as it is open.
 *
 * <p>{@code sun.misc.Signal} is exported by {@code jdk.unsupported} for want of a supported class,
 * but the compiler warns of each mention, so it is reached by reflection. A JVM without it, or one
 * started with {@code -Xrs}, ends at Ctrl-C.
 */
final class InterruptSignal implements AutoCloseable {
  private final Runnable restore;

  private InterruptSignal(Runnable restore) {
    this.restore = restore;
  }

  static InterruptSignal install(Runnable handler) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance("INT");
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
      Object ours =
          Proxy.newProxyInstance(
              InterruptSignal.class.getClassLoader(), new Class<?>[] {handlerClass}, invocation);
      Object before = exchange(signalClass, handlerClass, signal, ours);
      return new InterruptSignal(
          () -> {
            try {
              exchange(signalClass, handlerClass, signal, before);
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException("cannot restore the handler of SIGINT", e);
            }
          });
    } catch (ReflectiveOperationException e) {
      return new InterruptSignal(() -> {});
    }
  }

  private static Object exchange(
      Class<?> signalClass, Class<?> handlerClass, Object signal, Object handler)
      throws ReflectiveOperationException {
    return signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
  }

  @Override
  public void close() {
    restore.run();
  }
}
