package org.jyodide.internal.bridge.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.value.Capability;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.Microtasks;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code Promise}. */
final class PromiseFunctions {
  private final Microtasks microtasks;

  private PromiseFunctions(Microtasks microtasks) {
    this.microtasks = microtasks;
  }

  static FunctionObject type(Microtasks microtasks) {
    PromiseFunctions functions = new PromiseFunctions(microtasks);
    FunctionObject type = CoreClasses.type("Promise", functions::construct);
    add(type, "resolve", args -> HostPromise.resolved(microtasks, CoreClasses.given(args, 0)));
    add(
        type,
        "reject",
        args -> {
          HostPromise promise = new HostPromise(microtasks);
          promise.reject(CoreClasses.given(args, 0));
          return promise;
        });
    add(type, "all", args -> functions.all(functions.promises(CoreClasses.given(args, 0))));
    add(
        type,
        "allSettled",
        args -> functions.allSettled(functions.promises(CoreClasses.given(args, 0))));
    add(type, "race", args -> functions.race(functions.promises(CoreClasses.given(args, 0))));
    add(type, "any", args -> functions.any(functions.promises(CoreClasses.given(args, 0))));
    add(type, "withResolvers", args -> functions.withResolvers());
    return type;
  }

  private static void add(FunctionObject type, String name, CoreClasses.Body body) {
    type.set(name, CoreClasses.function(name, body));
  }

  private static FunctionObject settler(String name, Consumer<@Nullable Object> settle) {
    return CoreClasses.function(
        name,
        args -> {
          settle.accept(CoreClasses.given(args, 0));
          return Undefined.UNDEFINED;
        });
  }

  /** Promises for the elements of something; coroutines become tasks. */
  private List<HostPromise> promises(@Nullable Object values) {
    List<HostPromise> promises = new ArrayList<>();
    // What a Python iterator gives can be used until it is exhausted, and not after.
    Iteration.over(values)
        .forEachRemaining(
            value ->
                promises.add(
                    value instanceof PyProxy proxy
                            && (proxy.capabilities() & Capability.AWAITABLE) != 0
                        ? proxy.ensureFuture()
                        : HostPromise.resolved(microtasks, value)));
    return promises;
  }

  private HostPromise construct(@Nullable Object[] args) {
    Object executor = CoreClasses.given(args, 0);
    if (!HostValues.isFunction(executor)) {
      throw HostError.type(
          "Promise resolver " + HostValues.display(executor) + " is not a function");
    }
    HostPromise promise = new HostPromise(microtasks);
    try {
      HostValues.call(
          executor, settler("resolve", promise::resolve), settler("reject", promise::reject));
    } catch (RuntimeException e) {
      promise.reject(Thrown.value(e));
    }
    return promise;
  }

  private PlainObject withResolvers() {
    HostPromise promise = new HostPromise(microtasks);
    return new PlainObject()
        .with("promise", promise)
        .with("resolve", settler("resolve", promise::resolve))
        .with("reject", settler("reject", promise::reject));
  }

  /** Values by place, and what is done with them once the last one is there. */
  private static final class Gathering {
    private final HostArray values = new HostArray();
    private final Consumer<HostArray> whenComplete;
    private int left;

    Gathering(int count, Consumer<HostArray> whenComplete) {
      this.whenComplete = whenComplete;
      left = count;
      for (int i = 0; i < count; i++) {
        values.add(Undefined.UNDEFINED);
      }
      if (count == 0) {
        whenComplete.accept(values);
      }
    }

    void put(int index, @Nullable Object value) {
      values.setItem(index, value);
      if (--left == 0) {
        whenComplete.accept(values);
      }
    }
  }

  private HostPromise all(List<HostPromise> values) {
    HostPromise result = new HostPromise(microtasks);
    Gathering results = new Gathering(values.size(), result::resolve);
    for (int i = 0; i < values.size(); i++) {
      int index = i;
      values.get(i).whenSettled(value -> results.put(index, value), result::reject);
    }
    return result;
  }

  private HostPromise allSettled(List<HostPromise> values) {
    HostPromise result = new HostPromise(microtasks);
    Gathering results = new Gathering(values.size(), result::resolve);
    for (int i = 0; i < values.size(); i++) {
      int index = i;
      values
          .get(i)
          .whenSettled(
              value -> results.put(index, outcome("fulfilled", "value", value)),
              reason -> results.put(index, outcome("rejected", "reason", reason)));
    }
    return result;
  }

  private static PlainObject outcome(String status, String name, @Nullable Object value) {
    return new PlainObject().with("status", status).with(name, value);
  }

  private HostPromise race(List<HostPromise> values) {
    HostPromise result = new HostPromise(microtasks);
    values.forEach(value -> value.whenSettled(result::resolve, result::reject));
    return result;
  }

  private HostPromise any(List<HostPromise> values) {
    HostPromise result = new HostPromise(microtasks);
    Gathering reasons = new Gathering(values.size(), all -> result.reject(aggregate(all)));
    for (int i = 0; i < values.size(); i++) {
      int index = i;
      values.get(i).whenSettled(result::resolve, reason -> reasons.put(index, reason));
    }
    return result;
  }

  private static HostError aggregate(HostArray reasons) {
    HostError error = new HostError("AggregateError", "All promises were rejected");
    error.set("errors", reasons);
    return error;
  }
}
