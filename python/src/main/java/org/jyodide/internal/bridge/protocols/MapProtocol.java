package org.jyodide.internal.bridge.protocols;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.extension.Arguments;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.Slots;

/** {@code java.util.Map} as a mutable mapping. */
@SuppressWarnings({"unchecked", "rawtypes"}) // Maps of whatever their owner put into them.
final class MapProtocol extends Protocol<Map> {
  MapProtocol(Context context) {
    super(Map.class, "JavaMap", context);
  }

  @Override
  public void define(ExtensionType type) {
    type.statusSlot(Slots.MP_LENGTH, self -> self(self).size())
        .slot(Slots.MP_SUBSCRIPT, (self, key) -> item(self(self), key))
        .statusSlot(Slots.MP_ASS_SUBSCRIPT, (self, key, value) -> assign(self(self), key, value))
        .statusSlot(Slots.SQ_CONTAINS, (self, key) -> hasKey(self(self), key) ? 1 : 0)
        .slot(Slots.TP_ITER, self -> values().toPython(self(self).keySet().iterator()))
        .slot(Slots.TP_REPR, once("{...}", self -> reprAs(self, dict(self(self)))))
        .slot(Slots.TP_STR, once("{...}", this::text))
        .slot(Slots.TP_RICHCOMPARE, (self, other, operation) -> compare(self, other, operation))
        .method("get", "get(key[, default]): the value, or the default.", this::get)
        .method(
            "values",
            "The values, a live view.",
            (self, a) -> values().toPython(self(self).values()))
        .method("clear", "Remove all entries.", this::clear)
        .method("copy", "A dict of Python with the same entries.", this::copy);
  }

  private @Nullable Object key(Map<?, ?> map, int key) {
    return ElementTypes.key(map, values().natural(key));
  }

  private boolean hasKey(Map<?, ?> map, int key) {
    return ElementTypes.contains(map, key(map, key));
  }

  private int item(Map<?, ?> map, int key) {
    Object found = key(map, key);
    if (!ElementTypes.contains(map, found)) {
      throw keyError(key);
    }
    return values().toPython(map.get(found));
  }

  private int assign(Map map, int key, int value) {
    Object found = key(map, key);
    if (value != 0) {
      Object example = map.isEmpty() ? null : example(map, found);
      map.put(found, ElementTypes.like(values().natural(value), example));
      return 0;
    }
    if (!ElementTypes.contains(map, found)) {
      throw keyError(key);
    }
    map.remove(found);
    return 0;
  }

  private static @Nullable Object example(Map<?, ?> map, @Nullable Object key) {
    Object old = ElementTypes.contains(map, key) ? map.get(key) : null;
    return old != null ? old : map.values().iterator().next();
  }

  private int get(int self, Arguments arguments) {
    arguments.require("get", 1, 2);
    Map<?, ?> map = self(self);
    Object found = key(map, arguments.get(0));
    if (ElementTypes.contains(map, found)) {
      return values().toPython(map.get(found));
    }
    return arguments.count() == 2 ? python().incRef(arguments.get(1)) : none();
  }

  private int clear(int self, Arguments arguments) {
    arguments.require("clear", 0, 0);
    self(self).clear();
    return none();
  }

  private int copy(int self, Arguments arguments) {
    arguments.require("copy", 0, 0);
    return dict(self(self));
  }

  /** Python's dict of the same entries. */
  private int dict(Map<?, ?> map) {
    int dict = api().containers().newDict();
    boolean done = false;
    try {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        put(dict, entry);
      }
      done = true;
      return dict;
    } finally {
      if (!done) {
        python().decRef(dict);
      }
    }
  }

  private void put(int dict, Map.Entry<?, ?> entry) {
    int key = values().toPython(entry.getKey());
    try {
      int value = values().toPython(entry.getValue());
      try {
        api().containers().put(dict, key, value);
      } finally {
        python().decRef(value);
      }
    } finally {
      python().decRef(key);
    }
  }

  private int text(int self) {
    int dict = dict(self(self));
    try {
      return api().strings().toPython(api().objects().repr(dict));
    } finally {
      python().decRef(dict);
    }
  }

  private int compare(int self, int other, int operation) {
    if (operation != 2 && operation != 3) {
      return notImplemented();
    }
    if (self == other) {
      return bool(operation == 2);
    }
    if (find(other) instanceof Map<?, ?> map) {
      return compareAndRelease(dict(self(self)), dict(map), operation);
    }
    if (api().types().kind(other) == org.jyodide.internal.capi.Types.Kind.DICT) {
      return compareAndRelease(dict(self(self)), python().incRef(other), operation);
    }
    return notImplemented();
  }
}
