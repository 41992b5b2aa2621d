package org.jyodide.internal.capi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.CopyOptions;
import org.jyodide.PyObject;
import org.jyodide.internal.capi.Types.Kind;

/**
 * One deep copy of a Python object, which copies each container once. Containers that are being
 * filled stand on a stack of its own, so that nesting has no limit.
 */
final class DeepToJava {
  private final CApi api;
  private final CPython python;
  private final Containers containers;
  private final CopyOptions options;

  /**
   * The copy of each container by its address; holds a reference, or the address might be reused.
   */
  private final Map<Integer, Object> made = new HashMap<>();

  private @Nullable Frame top;
  private int level;

  DeepToJava(CApi api, CopyOptions options) {
    this.api = api;
    python = api.python();
    containers = api.containers();
    this.options = options;
  }

  /** The copy of an object. */
  @Nullable Object copy(int object) {
    try {
      Object root = value(object);
      for (Frame frame = top; frame != null; frame = top) {
        if (!frame.advance()) {
          pop(frame);
        }
      }
      return root;
    } catch (NotConvertibleException e) {
      for (Frame frame = top; frame != null; frame = frame.below) {
        e.within(frame.step());
      }
      throw e;
    } finally {
      for (Frame frame = top; frame != null; frame = top) {
        pop(frame);
      }
      made.keySet().forEach(python::decRef);
    }
  }

  private void push(Frame frame) {
    frame.below = top;
    top = frame;
    level++;
  }

  private void pop(Frame frame) {
    top = frame.below;
    level--;
    frame.close();
  }

  /** The value of an object; a container is filled later, by the frame that is pushed for it. */
  private @Nullable Object value(int object) {
    Kind kind = api.types().kind(object);
    return switch (kind) {
      case NONE -> null;
      case BOOL -> object == api.types().bool(true);
      case INT -> api.numbers().value(object);
      case FLOAT -> api.numbers().doubleValue(object);
      case STR -> api.strings().toJava(object);
      case BYTES -> containers.bytes(object);
      case BYTEARRAY, LIST, TUPLE, DICT, SET, OTHER -> converted(object, kind);
    };
  }

  private @Nullable Object converted(int object, Kind kind) {
    if (options.hasJavaConverter()) {
      Optional<Object> value = options.javaConverter().apply(own(object));
      if (value.isPresent()) {
        return value.get();
      }
    }
    if (kind == Kind.BYTEARRAY) {
      return containers.byteArray(object);
    }
    return kind == Kind.OTHER ? other(object) : container(object, kind);
  }

  private PyObject own(int object) {
    return api.pyObjects().own(python.incRef(object));
  }

  private Object other(int object) {
    Optional<Object> java = api.javaObjects().toJava(object);
    if (java.isPresent()) {
      return java.get();
    }
    return api.typed()
        .valueOf(object)
        .orElseThrow(() -> api.toJava().mismatch(object, "a value or a container of values"));
  }

  private Object container(int object, Kind kind) {
    Object earlier = made.get(object);
    if (earlier != null) {
      return earlier;
    }
    if (level >= options.depth()) {
      return own(object);
    }
    Frame frame =
        switch (kind) {
          case DICT -> new DictFrame(object);
          case SET -> new SetFrame(object);
          default -> new ListFrame(object);
        };
    made.put(object, frame.result());
    python.incRef(object);
    push(frame);
    return frame.result();
  }

  /** A container that is being filled. */
  private abstract static class Frame {
    @Nullable Frame below;

    /** The container. */
    abstract Object result();

    /** Copies one more part, or what it began before it was covered by another frame. */
    abstract boolean advance();

    /** The path from the container to the part that is being copied. */
    abstract String step();

    void close() {}
  }

  private final class ListFrame extends Frame {
    private final List<@Nullable Object> list = new ArrayList<>();
    private final Elements elements;

    ListFrame(int object) {
      elements = containers.elements(object);
    }

    @Override
    Object result() {
      return list;
    }

    @Override
    boolean advance() {
      int element = elements.next();
      if (element == 0) {
        return false;
      }
      list.add(null);
      list.set(list.size() - 1, value(element));
      return true;
    }

    @Override
    String step() {
      return "[" + (list.size() - 1) + "]";
    }

    @Override
    void close() {
      elements.close();
    }
  }

  /** Its elements are complete before they are added, because their hashes depend on it. */
  private final class SetFrame extends Frame {
    private final Set<@Nullable Object> set = new LinkedHashSet<>();
    private final Elements elements;
    private @Nullable Object element;
    private boolean waiting;

    SetFrame(int object) {
      elements = containers.elements(object);
    }

    @Override
    Object result() {
      return set;
    }

    @Override
    boolean advance() {
      if (!waiting) {
        int next = elements.next();
        if (next == 0) {
          return false;
        }
        waiting = true;
        element = value(next);
        if (top != this) {
          return true;
        }
      }
      waiting = false; // the sentence below names the element itself
      if (!set.add(element)) {
        throw new NotConvertibleException("two elements of a set are both " + element + " in Java");
      }
      return true;
    }

    @Override
    String step() {
      return waiting ? "{an element}" : "";
    }

    @Override
    void close() {
      elements.close();
    }
  }

  /** Its keys are complete before they are used, because their hashes depend on it. */
  private final class DictFrame extends Frame {
    private final Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    private final Entries entries;
    private @Nullable Object key;
    private boolean inKey;
    private String place = "[a key]";

    DictFrame(int object) {
      entries = containers.entries(object);
    }

    @Override
    Object result() {
      return map;
    }

    @Override
    boolean advance() {
      if (!inKey) {
        if (!entries.next()) {
          return false;
        }
        inKey = true;
        key = value(entries.key());
        if (top != this) {
          return true;
        }
      }
      if (map.containsKey(key)) {
        place = "";
        throw new NotConvertibleException("two keys of a dict are both " + key + " in Java");
      }
      inKey = false;
      map.put(key, value(entries.value()));
      return true;
    }

    @Override
    String step() {
      return inKey ? place : "[" + NotConvertibleException.quote(key) + "]";
    }

    @Override
    void close() {
      entries.close();
    }
  }
}
