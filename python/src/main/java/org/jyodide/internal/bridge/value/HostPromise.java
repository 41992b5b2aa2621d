package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A promise with the order of events of ECMAScript's: reactions run as microtasks, and a promise
 * that is resolved with a thenable follows it.
 */
public final class HostPromise extends ObjectBase<HostPromise> {
  /** What became of a promise. */
  public enum State {
    PENDING,
    FULFILLED,
    REJECTED
  }

  private static final Members<HostPromise> MEMBERS =
      Members.of("Promise", HostPromise.class)
          .method(
              "then",
              (self, args) -> self.then(HostValues.argument(args, 0), HostValues.argument(args, 1)))
          .method(
              "catch", (self, args) -> self.then(Undefined.UNDEFINED, HostValues.argument(args, 0)))
          .method("finally", (self, args) -> self.andFinally(HostValues.argument(args, 0)));

  private record Reaction(
      Consumer<? super @Nullable Object> fulfilled, Consumer<? super @Nullable Object> rejected) {}

  private final Microtasks microtasks;
  private List<Reaction> reactions = new ArrayList<>(2);
  private State state = State.PENDING;
  private @Nullable Object result;
  private boolean resolved;
  private boolean handled;
  private @Nullable Runnable cancel;

  /** A pending promise. */
  public HostPromise(Microtasks microtasks) {
    super(MEMBERS);
    this.microtasks = microtasks;
  }

  /** {@code Promise.resolve}: a promise stays itself, anything else resolves a new one. */
  public static HostPromise resolved(Microtasks microtasks, @Nullable Object value) {
    if (value instanceof HostPromise promise) {
      return promise;
    }
    HostPromise own = value instanceof PromiseSource source ? source.promise() : null;
    if (own != null) {
      return own;
    }
    HostPromise promise = new HostPromise(microtasks);
    promise.resolve(value);
    return promise;
  }

  /** Sets what stops the work whose outcome this promise is. */
  public void onCancel(Runnable action) {
    cancel = action;
  }

  /** Stops the work whose outcome this promise is, if it can be stopped and is not done. */
  public void cancel() {
    Runnable action = cancel;
    if (action != null && isPending()) {
      cancel = null;
      action.run();
    }
  }

  public State state() {
    return state;
  }

  public boolean isPending() {
    return state == State.PENDING;
  }

  /** The value or the reason; undefined while pending. */
  public @Nullable Object result() {
    return state == State.PENDING ? Undefined.UNDEFINED : result;
  }

  /** Fulfils the promise, or lets it follow a thenable. Only the first call counts. */
  public void resolve(@Nullable Object value) {
    if (!resolved) {
      resolved = true;
      follow(value);
    }
  }

  /** Rejects the promise. Only the first call counts. */
  public void reject(@Nullable Object reason) {
    if (!resolved) {
      resolved = true;
      settle(State.REJECTED, reason);
    }
  }

  private void follow(@Nullable Object value) {
    if (value == this) {
      settle(State.REJECTED, HostError.type("Chaining cycle detected for promise"));
      return;
    }
    if (!(value instanceof HostObject thenable)) {
      settle(State.FULFILLED, value);
      return;
    }
    Object then;
    try {
      then = thenable.get("then");
    } catch (RuntimeException e) {
      settle(State.REJECTED, Thrown.value(e));
      return;
    }
    if (then instanceof HostObject function && function.isCallable()) {
      microtasks.enqueue(() -> subscribe(thenable, function));
    } else {
      settle(State.FULFILLED, value);
    }
  }

  private void subscribe(HostObject thenable, HostObject then) {
    boolean[] answered = {false};
    FunctionObject resolveFunction =
        new FunctionObject(
            "resolve",
            (self, args) -> {
              if (!answered[0]) {
                answered[0] = true;
                follow(HostValues.argument(args, 0));
              }
              return Undefined.UNDEFINED;
            });
    FunctionObject rejectFunction =
        new FunctionObject(
            "reject",
            (self, args) -> {
              if (!answered[0]) {
                answered[0] = true;
                settle(State.REJECTED, HostValues.argument(args, 0));
              }
              return Undefined.UNDEFINED;
            });
    try {
      then.call(thenable, resolveFunction, rejectFunction);
    } catch (RuntimeException e) {
      HostObject reason = Thrown.value(e);
      if (!answered[0]) {
        answered[0] = true;
        settle(State.REJECTED, reason);
      }
    }
  }

  private void settle(State outcome, @Nullable Object value) {
    state = outcome;
    result = value;
    cancel = null;
    List<Reaction> waiting = reactions;
    reactions = List.of();
    waiting.forEach(this::enqueue);
    if (outcome == State.REJECTED && !handled) {
      microtasks.rejected(this);
    }
  }

  private void enqueue(Reaction reaction) {
    microtasks.enqueue(
        () -> {
          if (state == State.FULFILLED) {
            reaction.fulfilled.accept(result);
          } else {
            reaction.rejected.accept(result);
          }
        });
  }

  /** Adds reactions in Java; one of them runs as a microtask once the promise is settled. */
  public void whenSettled(
      Consumer<? super @Nullable Object> fulfilled, Consumer<? super @Nullable Object> rejected) {
    if (!handled) {
      handled = true;
      if (state == State.REJECTED) {
        microtasks.handled(this);
      }
    }
    Reaction reaction = new Reaction(fulfilled, rejected);
    if (state == State.PENDING) {
      reactions.add(reaction);
    } else {
      enqueue(reaction);
    }
  }

  /** {@code then}: what is no function is left out. */
  public HostPromise then(@Nullable Object onFulfilled, @Nullable Object onRejected) {
    HostPromise next = new HostPromise(microtasks);
    if (cancel != null && onFulfilled instanceof CancelSource source) {
      source.whenCancelled(this::cancel);
    }
    whenSettled(
        value -> next.react(onFulfilled, value, true),
        reason -> next.react(onRejected, reason, false));
    return next;
  }

  private void react(@Nullable Object handler, @Nullable Object argument, boolean fulfilled) {
    if (!HostValues.isFunction(handler)) {
      if (fulfilled) {
        resolve(argument);
      } else {
        reject(argument);
      }
      return;
    }
    try {
      resolve(HostValues.call(handler, argument));
    } catch (RuntimeException e) {
      reject(Thrown.value(e));
    }
  }

  private HostPromise andFinally(@Nullable Object onFinally) {
    if (!HostValues.isFunction(onFinally)) {
      return then(onFinally, onFinally);
    }
    return then(
        new FunctionObject(
            "thenFinally",
            (self, args) -> afterwards(onFinally, value -> value, HostValues.argument(args, 0))),
        new FunctionObject(
            "catchFinally",
            (self, args) ->
                afterwards(
                    onFinally,
                    reason -> {
                      HostPromise rejection = new HostPromise(microtasks);
                      rejection.reject(reason);
                      return rejection;
                    },
                    HostValues.argument(args, 0))));
  }

  /** Waits for what {@code finally} was given before the outcome goes on. */
  private HostPromise afterwards(
      @Nullable Object onFinally,
      java.util.function.UnaryOperator<@Nullable Object> outcome,
      @Nullable Object value) {
    return resolved(microtasks, HostValues.call(onFinally))
        .then(
            new FunctionObject("outcome", (self, args) -> outcome.apply(value)),
            Undefined.UNDEFINED);
  }

  @Override
  public int capabilities() {
    return Capability.AWAITABLE;
  }
}
