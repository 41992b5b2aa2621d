package org.jyodide.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Handles SIGINT while something runs.
 *
 * <p>{@code sun.misc.Signal} is exported by {@code jdk.unsupported} for want of a supported class,
 * but the compiler warns of each mention and lets nobody suppress it, so it is reached by
 * reflection. A JVM without it, or one started with {@code -Xrs}, ends at Ctrl-C.
 */
final class InterruptSignal implements InvocationHandler {
  private final Runnable handler;
  private Runnable restore = () -> {};

  private InterruptSignal(Runnable handler) {
    this.handler = handler;
  }

  /** Runs {@code work}, with {@code handler} for each SIGINT that comes meanwhile. */
  static int handle(Runnable handler, IntSupplier work) {
    InterruptSignal signal = new InterruptSignal(handler);
    // Making the proxy takes 15 ms, in which Python can start.
    Thread installer = new Thread(signal::install, "interrupt-signal");
    installer.setDaemon(true);
    installer.start();
    try {
      return work.getAsInt();
    } finally {
      await(installer);
      signal.restore.run();
    }
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void install() {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance("INT");
      Method handle = signalClass.getMethod("handle", signalClass, handlerClass);
      Object proxy =
          Proxy.newProxyInstance(
              InterruptSignal.class.getClassLoader(), new Class<?>[] {handlerClass}, this);
      Object before = handle.invoke(null, signal, proxy);
      restore =
          () -> {
            try {
              handle.invoke(null, signal, before);
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException("cannot restore the handler of SIGINT", e);
            }
          };
    } catch (ReflectiveOperationException e) {
      // SIGINT keeps its default action: it ends the JVM.
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        handler.run();
        yield null;
      }
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && proxy == arguments[0];
      default -> "SIGINT handler";
    };
  }
}
