package org.jyodide.emscripten.dylink;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.FunctionType;
import org.jyodide.wasm.LinkException;
import org.jyodide.wasm.runtime.HostFunction;
import org.jyodide.wasm.runtime.Traps;

/**
 * Stands for a function that no library defines when it is imported. It looks for the definition
 * when it is first called, and from then on costs what a direct call costs.
 */
final class LazyStub {
  private static final MethodHandle FIRST_CALL;

  static {
    try {
      FIRST_CALL =
          MethodHandles.lookup()
              .findVirtual(
                  LazyStub.class, "firstCall", MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final MutableCallSite site;
  private final Supplier<Optional<MethodHandle>> resolver;
  private final Supplier<String> complaint;

  private LazyStub(
      FunctionType type, Supplier<Optional<MethodHandle>> resolver, Supplier<String> complaint) {
    this.site = new MutableCallSite(type.methodType());
    this.resolver = resolver;
    this.complaint = complaint;
    site.setTarget(
        FIRST_CALL
            .bindTo(this)
            .asCollector(Object[].class, type.params().size())
            .asType(type.methodType()));
  }

  /**
   * A function that is not there yet.
   *
   * @param resolver the definition, of the type's JVM type, if there is one now
   * @param complaint says what is missing
   */
  static HostFunction create(
      FunctionType type, Supplier<Optional<MethodHandle>> resolver, Supplier<String> complaint) {
    return new HostFunction(type, new LazyStub(type, resolver, complaint).site.dynamicInvoker());
  }

  @SuppressWarnings("UnusedMethod") // Called through a handle.
  private @Nullable Object firstCall(@Nullable Object... arguments) {
    MethodHandle target = resolver.get().orElseThrow(() -> new LinkException(complaint.get()));
    site.setTarget(target);
    try {
      return target.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw Traps.of(e);
    }
  }
}
