package org.jyodide.internal.bridge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostSet;
import org.jyodide.internal.bridge.value.HostSymbol;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;

/**
 * A generator of the host that was called from Python. It keeps the proxies that it was called
 * with, and those that were sent to it, until it has finished.
 */
public final class GeneratorWrapper extends ObjectBase<GeneratorWrapper> {
  private static final String DESTROYED =
      "This borrowed proxy was automatically destroyed when a generator completed execution. Try"
          + " using create_proxy or create_once_callable.";

  private static final Members<GeneratorWrapper> SYNC =
      steps(Members.of("Generator", GeneratorWrapper.class), GeneratorWrapper::step)
          .method(HostSymbol.ITERATOR, (self, args) -> self);

  private static final Members<GeneratorWrapper> ASYNC =
      steps(Members.of("AsyncGenerator", GeneratorWrapper.class), GeneratorWrapper::stepLater)
          .method(HostSymbol.ASYNC_ITERATOR, (self, args) -> self);

  @FunctionalInterface
  private interface Step {
    @Nullable Object run(GeneratorWrapper self, String method, @Nullable Object argument);
  }

  private final @Nullable Bridge bridge;
  private final @Nullable Object generator;
  private final HostSet proxies = new HostSet();

  private GeneratorWrapper(
      Members<GeneratorWrapper> members,
      @Nullable Bridge bridge,
      @Nullable Object generator,
      HostArray proxies) {
    super(members);
    this.bridge = bridge;
    this.generator = generator;
    proxies.elements().forEach(this.proxies::add);
  }

  /** Wraps a generator. */
  public static GeneratorWrapper of(@Nullable Object generator, HostArray proxies) {
    return new GeneratorWrapper(SYNC, null, generator, proxies);
  }

  /** Wraps an asynchronous generator. */
  public static GeneratorWrapper ofAsync(
      Bridge bridge, @Nullable Object generator, HostArray proxies) {
    return new GeneratorWrapper(ASYNC, bridge, generator, proxies);
  }

  private static Members<GeneratorWrapper> steps(Members<GeneratorWrapper> members, Step step) {
    for (String method : new String[] {"next", "throw", "return"}) {
      members.method(method, (self, args) -> step.run(self, method, HostValues.argument(args, 0)));
    }
    return members;
  }

  /** What the generator gets for an argument: it may keep a proxy longer than the call lasts. */
  private @Nullable Object keep(@Nullable Object argument) {
    if (!(argument instanceof PyProxy proxy)) {
      return argument;
    }
    PyProxy copy = proxy.copy();
    proxies.add(copy);
    return copy;
  }

  private @Nullable Object step(String method, @Nullable Object argument) {
    boolean failed = true;
    try {
      Object result = HostValues.invoke(generator, method, new @Nullable Object[] {keep(argument)});
      finishIfDone(result);
      failed = false;
      return result;
    } finally {
      if (failed) {
        finish();
      }
    }
  }

  private Object stepLater(String method, @Nullable Object argument) {
    EventLoop loop = Objects.requireNonNull(bridge).loop();
    Object result = HostValues.invoke(generator, method, new @Nullable Object[] {keep(argument)});
    HostPromise promise = HostPromise.resolved(loop, result);
    return promise.then(
        new FunctionObject(
            "finishIfDone",
            (self, args) -> {
              finishIfDone(HostValues.argument(args, 0));
              return HostValues.argument(args, 0);
            }),
        new FunctionObject(
            "finish",
            (self, args) -> {
              finish();
              HostPromise rejection = new HostPromise(loop);
              rejection.reject(HostValues.argument(args, 0));
              return rejection;
            }));
  }

  private void finishIfDone(@Nullable Object result) {
    HostObject object = HostValues.object(result);
    if (HostValues.isTrue(object.get("done"))) {
      // What it returned is still wanted.
      proxies.remove(object.get("value"));
      finish();
    }
  }

  private void finish() {
    for (Object value : proxies.toList()) {
      if (value instanceof PyProxy proxy) {
        proxy.destroy(DESTROYED, false);
      }
    }
  }
}
