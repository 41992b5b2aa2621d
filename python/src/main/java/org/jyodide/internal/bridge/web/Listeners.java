package org.jyodide.internal.bridge.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;

/** The listeners of an event target. */
final class Listeners {
  private final Map<String, List<Object>> byType = new HashMap<>();

  /** {@code addEventListener}. */
  Object add(@Nullable Object[] args) {
    Object listener = HostValues.argument(args, 1);
    List<Object> listeners = of(HostValues.display(HostValues.argument(args, 0)));
    if (listener != null
        && HostValues.isFunction(listener)
        && listeners.stream().noneMatch(known -> HostValues.strictEquals(known, listener))) {
      listeners.add(listener);
    }
    return Undefined.UNDEFINED;
  }

  /** {@code removeEventListener}. */
  Object remove(@Nullable Object[] args) {
    Object listener = HostValues.argument(args, 1);
    of(HostValues.display(HostValues.argument(args, 0)))
        .removeIf(known -> HostValues.strictEquals(known, listener));
    return Undefined.UNDEFINED;
  }

  private List<Object> of(String type) {
    return byType.computeIfAbsent(type, name -> new ArrayList<>());
  }

  /** Calls the listeners of a type, and first the target's property {@code on…}. */
  void fire(HostObject target, String type) {
    PlainObject event = new PlainObject().with("type", type).with("target", target);
    Object handler = target.get("on" + type);
    if (HostValues.isFunction(handler)) {
      HostValues.callWith(handler, target, event);
    }
    for (Object listener : List.copyOf(of(type))) {
      HostValues.callWith(listener, target, event);
    }
  }
}
