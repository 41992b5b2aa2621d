package org.jyodide.internal.bridge;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.BufferObject;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Iteration;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.internal.bridge.value.ValueKey;

/**
 * One conversion of arrays, maps, sets and plain objects into Python containers: {@code
 * JsProxy.to_py}. What was converted once is the same object everywhere in the result, so cycles
 * are kept.
 */
final class DeepToPython {
  private static final int NOTHING = 0;

  private final Bridge bridge;
  private final @Nullable Object defaultConverter;
  private final Map<ValueKey, Integer> converted = new HashMap<>();
  private int depth;

  /**
   * A conversion.
   *
   * @param depth how many levels of containers; negative for all
   * @param defaultConverter a function for what has no conversion, or undefined
   */
  DeepToPython(Bridge bridge, int depth, @Nullable Object defaultConverter) {
    this.bridge = bridge;
    this.depth = depth;
    this.defaultConverter = defaultConverter;
  }

  /** A new reference to the Python object for a value. */
  int convert(@Nullable Object value) {
    int immutable = bridge.javaToPython().convertImmutable(value);
    if (immutable != NOTHING) {
      return immutable;
    }
    if (depth == 0) {
      return proxy(value);
    }
    Integer known = converted.get(ValueKey.of(value));
    if (known != null) {
      bridge.python().incRef(known);
      return known;
    }
    depth--;
    try {
      int container = convertContainer(HostValues.object(value));
      return container != NOTHING ? container : convertOther(value);
    } finally {
      depth++;
    }
  }

  private int proxy(@Nullable Object value) {
    return Errors.created(bridge.glue().proxyCreate(value));
  }

  private int convertOther(@Nullable Object value) {
    if (!HostValues.isFunction(defaultConverter)) {
      return proxy(value);
    }
    Object result =
        HostValues.call(
            defaultConverter,
            value,
            new FunctionObject(
                "convert", (self, args) -> convertedProxy(HostValues.argument(args, 0))),
            new FunctionObject(
                "cacheConversion",
                (self, args) ->
                    remember(HostValues.argument(args, 0), HostValues.argument(args, 1))));
    int immutable = bridge.javaToPython().convertImmutable(result);
    if (result instanceof PyProxy proxy) {
      proxy.destroy("", false);
    }
    return immutable != NOTHING ? immutable : proxy(result);
  }

  private PyProxy convertedProxy(@Nullable Object value) {
    int object = convert(value);
    try {
      return bridge.proxies().create(object);
    } finally {
      bridge.python().decRef(object);
    }
  }

  private Object remember(@Nullable Object input, @Nullable Object output) {
    if (!(output instanceof PyProxy proxy)) {
      throw HostError.error("Second argument should be a PyProxy!");
    }
    converted.put(ValueKey.of(input), proxy.pointer());
    return Undefined.UNDEFINED;
  }

  private int convertContainer(HostObject object) {
    if (object instanceof HostArray array) {
      return list(array);
    }
    switch (object.typeTag()) {
      case "Map" -> {
        requireDistinctKeys(object, "Map");
        return dict(object, Iteration.over(HostValues.invoke(object, "entries")));
      }
      case "Set" -> {
        requireDistinctKeys(object, "Set");
        return set(object);
      }
      default -> {}
    }
    if (object instanceof BufferObject buffer) {
      return memoryView(buffer);
    }
    boolean plain =
        !object.isCallable()
            && object.typeTag().equals("Object")
            && object.className().equals("Object");
    return plain ? dict(object, PlainEntries.of(object)) : NOTHING;
  }

  private int list(HostArray array) {
    int list = Errors.created(bridge.python().listNew(array.length()));
    return fill(
        list,
        () -> {
          converted.put(ValueKey.of(array), list);
          for (int i = 0; i < array.length(); i++) {
            Errors.succeeded(bridge.python().listSetItem(list, i, convert(array.item(i))));
          }
        });
  }

  private int dict(HostObject object, Iterator<@Nullable Object> entries) {
    int dict = Errors.created(bridge.python().dictNew());
    return fill(
        dict,
        () -> {
          converted.put(ValueKey.of(object), dict);
          entries.forEachRemaining(
              entry -> {
                HostObject pair = HostValues.object(entry);
                put(dict, pair.get("0"), pair.get("1"));
              });
        });
  }

  private void put(int dict, @Nullable Object key, @Nullable Object value) {
    int pyKey = key(key, "a key to a Python dict");
    try {
      int pyValue = convert(value);
      try {
        Errors.succeeded(bridge.python().dictSetItem(dict, pyKey, pyValue));
      } finally {
        bridge.python().decRef(pyValue);
      }
    } finally {
      bridge.python().decRef(pyKey);
    }
  }

  private int set(HostObject object) {
    int set = Errors.created(bridge.python().setNew(0));
    return fill(
        set,
        () -> {
          converted.put(ValueKey.of(object), set);
          Iteration.over(object)
              .forEachRemaining(
                  element -> {
                    int pyElement = key(element, "a key to a Python set");
                    try {
                      Errors.succeeded(bridge.python().setAdd(set, pyElement));
                    } finally {
                      bridge.python().decRef(pyElement);
                    }
                  });
        });
  }

  private int key(@Nullable Object value, String role) {
    int key = bridge.javaToPython().convertImmutable(value);
    if (key == NOTHING) {
      String type = HostValues.object(value).className();
      throw HostError.error("Cannot use key of type " + type + " as " + role);
    }
    return key;
  }

  /** Fills a new container; drops it if that fails. */
  private int fill(int container, Runnable work) {
    boolean filled = false;
    try {
      work.run();
      filled = true;
      return container;
    } finally {
      if (!filled) {
        bridge.python().decRef(container);
      }
    }
  }

  /** In Python 1 and True are the same key. */
  private static void requireDistinctKeys(HostObject object, String kind) {
    for (int number = 0; number <= 1; number++) {
      boolean bool = number == 1;
      if (HostValues.isTrue(HostValues.invoke(object, "has", number))
          && HostValues.isTrue(HostValues.invoke(object, "has", bool))) {
        throw HostError.error(
            "Cannot faithfully convert "
                + kind
                + " into Python since it contains both "
                + number
                + " and "
                + bool
                + " as keys.");
      }
    }
  }

  private int memoryView(BufferObject buffer) {
    BufferFormats.Format format = bridge.formats().of(buffer);
    return Errors.created(
        bridge
            .glue()
            .copyIntoMemoryView(buffer, buffer.byteLength(), format.address(), format.itemSize()));
  }
}
