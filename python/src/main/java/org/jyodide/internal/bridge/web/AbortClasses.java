package org.jyodide.internal.bridge.web;

import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.EventLoop;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/** {@code AbortController} and the functions of {@code AbortSignal}. */
final class AbortClasses {
  private final EventLoop loop;

  AbortClasses(EventLoop loop) {
    this.loop = loop;
  }

  private static final class Controller extends ObjectBase<Controller> {
    private static final Members<Controller> MEMBERS =
        Members.of("AbortController", Controller.class)
            .getter("signal", self -> self.signal)
            .method(
                "abort",
                (self, args) -> {
                  self.signal.abort(HostValues.argument(args, 0));
                  return Undefined.UNDEFINED;
                });

    private final AbortSignal signal = new AbortSignal();

    Controller() {
      super(MEMBERS);
    }
  }

  void addTo(PlainObject js) {
    FunctionObject controller =
        constructor("AbortController").withConstructor((self, args) -> new Controller());
    FunctionObject signal = constructor("AbortSignal");
    signal.set(
        "abort",
        new FunctionObject(
            "abort",
            (self, args) -> {
              AbortSignal aborted = new AbortSignal();
              aborted.abort(HostValues.argument(args, 0));
              return aborted;
            }));
    signal.set("timeout", new FunctionObject("timeout", (self, args) -> timeout(args)));
    signal.set("any", any());
    js.with("AbortController", controller).with("AbortSignal", signal);
  }

  private static FunctionObject constructor(String name) {
    return new FunctionObject(
        name,
        (self, args) -> {
          throw HostError.type(name + " is a class: use " + name + ".new()");
        });
  }

  private AbortSignal timeout(@Nullable Object[] args) {
    AbortSignal signal = new AbortSignal();
    double millis = HostValues.toNumber(HostValues.argument(args, 0)).doubleValue();
    EventLoop.Timer unused =
        loop.startTimer(
            () ->
                signal.abort(
                    AbortSignal.error("TimeoutError", "The operation was aborted due to timeout")),
            millis);
    return signal;
  }

  /** {@code AbortSignal.any}: a signal that follows several. */
  FunctionObject any() {
    return new FunctionObject(
        "any",
        (self, args) -> {
          AbortSignal follower = new AbortSignal();
          for (Object value : Iteration.toList(HostValues.argument(args, 0))) {
            if (!(value instanceof AbortSignal signal)) {
              throw HostError.type(HostValues.display(value) + " is no AbortSignal");
            }
            signal.onAbort(() -> follower.abort(signal.reason()));
          }
          return follower;
        });
  }
}
