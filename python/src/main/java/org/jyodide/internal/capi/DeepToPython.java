package org.jyodide.internal.capi;

import java.lang.reflect.Array;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.CopyOptions;

/**
 * One deep copy of a Java object, which copies each container once. Containers that are being
 * filled stand on a stack of its own, so that nesting has no limit.
 */
final class DeepToPython {
  private final CApi api;
  private final CPython python;
  private final Containers containers;
  private final CopyOptions options;

  /** The copy of each container, a borrowed reference: the copy as a whole holds it. */
  private final IdentityHashMap<Object, Integer> made = new IdentityHashMap<>();

  private @Nullable Frame top;
  private int level;

  DeepToPython(CApi api, CopyOptions options) {
    this.api = api;
    python = api.python();
    containers = api.containers();
    this.options = options;
  }

  /** A new reference to the copy of a value. */
  int copy(@Nullable Object value) {
    int root = 0;
    boolean done = false;
    try {
      root = value(value);
      for (Frame frame = top; frame != null; frame = top) {
        if (!frame.advance()) {
          top = frame.below;
          level--;
        }
      }
      done = true;
      return root;
    } catch (NotConvertibleException e) {
      for (Frame frame = top; frame != null; frame = frame.below) {
        e.within(frame.step());
      }
      throw e;
    } finally {
      if (!done && root != 0) {
        python.decRef(root);
      }
    }
  }

  /** A new reference; a container is filled later, by the frame that is pushed for it. */
  private int value(@Nullable Object value) {
    int immutable = api.toPython().immutable(value);
    if (immutable != 0) {
      return immutable;
    }
    Object object = java.util.Objects.requireNonNull(value);
    if (options.hasPythonConverter()) {
      Optional<Object> replacement = options.pythonConverter().apply(object);
      if (replacement.isPresent() && replacement.get() != object) {
        return api.toPython().convert(replacement.get());
      }
    }
    Integer earlier = made.get(object);
    return earlier != null ? python.incRef(earlier) : container(object);
  }

  private int container(Object value) {
    boolean isArray = value.getClass().isArray();
    boolean isContainer =
        isArray || value instanceof List || value instanceof Set || value instanceof Map;
    if (!isContainer || level >= options.depth()) {
      return leaf(value, isContainer);
    }
    if (value instanceof Map<?, ?> map) {
      return push(value, new DictFrame(containers.newDict(), map));
    }
    if (value instanceof Set<?> set) {
      return push(value, new SetFrame(containers.newSet(), set.iterator()));
    }
    @Nullable Object[] elements = isArray ? boxed(value) : ((List<?>) value).toArray();
    return push(value, new ListFrame(containers.newList(elements.length), elements));
  }

  private int leaf(Object value, boolean isContainer) {
    int shown = api.javaObjects().toPython(value);
    if (shown != 0) {
      return shown;
    }
    throw isContainer
        ? new NotConvertibleException(
            "a container below the limit of " + options.depth() + " levels")
        : JavaToPython.unknown(value);
  }

  private static @Nullable Object[] boxed(Object array) {
    if (array instanceof Object[] objects) {
      return objects;
    }
    @Nullable Object[] elements = new Object[Array.getLength(array)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = Array.get(array, i);
    }
    return elements;
  }

  private int push(Object value, Frame frame) {
    made.put(value, frame.container);
    frame.below = top;
    top = frame;
    level++;
    return frame.container;
  }

  /** A container that is being filled. */
  private abstract static class Frame {
    final int container;
    @Nullable Frame below;

    Frame(int container) {
      this.container = container;
    }

    /** Adds one more part. */
    abstract boolean advance();

    /** The path from the container to the part that is being copied. */
    abstract String step();
  }

  private final class ListFrame extends Frame {
    private final @Nullable Object[] elements;
    private int index;

    ListFrame(int list, @Nullable Object[] elements) {
      super(list);
      this.elements = elements;
    }

    @Override
    boolean advance() {
      if (index == elements.length) {
        return false;
      }
      int at = index++;
      containers.fillList(container, at, value(elements[at]));
      return true;
    }

    @Override
    String step() {
      return "[" + (index - 1) + "]";
    }
  }

  private final class SetFrame extends Frame {
    private final Iterator<?> elements;
    private @Nullable Object element;

    SetFrame(int set, Iterator<?> elements) {
      super(set);
      this.elements = elements;
    }

    @Override
    boolean advance() {
      if (!elements.hasNext()) {
        return false;
      }
      element = elements.next();
      int added = value(element);
      try {
        containers.add(container, added);
      } finally {
        python.decRef(added);
      }
      return true;
    }

    @Override
    String step() {
      return "{" + NotConvertibleException.quote(element) + "}";
    }
  }

  private final class DictFrame extends Frame {
    private final Iterator<? extends Map.Entry<?, ?>> entries;
    private @Nullable Object key;
    private boolean inKey;

    DictFrame(int dict, Map<?, ?> map) {
      super(dict);
      entries = map.entrySet().iterator();
    }

    @Override
    boolean advance() {
      if (!entries.hasNext()) {
        return false;
      }
      Map.Entry<?, ?> entry = entries.next();
      inKey = true;
      key = entry.getKey();
      int keyObject = value(key);
      inKey = false;
      try {
        int mapped = value(entry.getValue());
        try {
          containers.put(container, keyObject, mapped);
        } finally {
          python.decRef(mapped);
        }
      } finally {
        python.decRef(keyObject);
      }
      return true;
    }

    @Override
    String step() {
      return inKey ? "[a key]" : "[" + NotConvertibleException.quote(key) + "]";
    }
  }
}
