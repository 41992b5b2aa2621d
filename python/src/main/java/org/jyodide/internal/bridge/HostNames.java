package org.jyodide.internal.bridge;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.ReferenceImage;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Sentinel;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.internal.bridge.value.ValueKey;

/**
 * Values of the host that each interpreter has, by name: simple ones, and what can be reached from
 * the modules {@code js} and {@code pyodide_js}, by its path. So C finds the same in its tables
 * when it goes on in another interpreter.
 */
final class HostNames implements ReferenceImage.Names {
  private static final String TEXT = "text ";
  private static final String INTEGER = "integer ";
  private static final String NUMBER = "number ";
  private static final String SENTINEL = "sentinel ";
  private static final String UNDEFINED = "undefined";
  private static final String REFERENCES = "references";
  private static final String PATH = "path ";

  private final Supplier<? extends Map<String, HostObject>> roots;

  /** Names of what is in these modules. */
  HostNames(Supplier<? extends Map<String, HostObject>> roots) {
    this.roots = roots;
  }

  @Override
  public Optional<ReferenceImage> find(Object value) {
    if (value instanceof Deduplication known) {
      return references(known);
    }
    return name(value).map(ReferenceImage::named);
  }

  private Optional<String> name(@Nullable Object value) {
    if (value instanceof String text) {
      return Optional.of(TEXT + text);
    }
    if (value instanceof Integer || value instanceof Long) {
      return Optional.of(INTEGER + value);
    }
    if (value instanceof Double number) {
      return Optional.of(NUMBER + number);
    }
    if (value instanceof Boolean) {
      return Optional.of(value.toString());
    }
    if (value instanceof Sentinel sentinel) {
      return Optional.of(SENTINEL + sentinel.name());
    }
    if (value == Undefined.UNDEFINED) {
      return Optional.of(UNDEFINED);
    }
    return value instanceof HostObject object
        ? Optional.ofNullable(reachable().paths().get(object.identity())).map(path -> PATH + path)
        : Optional.empty();
  }

  private Optional<ReferenceImage> references(Deduplication known) {
    Map<String, Integer> entries = new HashMap<>();
    for (Map.Entry<ValueKey, Integer> entry : known.references().entrySet()) {
      Optional<String> name = name(entry.getKey().value());
      if (name.isEmpty()) {
        return Optional.empty();
      }
      entries.put(name.get(), entry.getValue());
    }
    return Optional.of(new ReferenceImage(REFERENCES, entries));
  }

  /**
   * What can be reached from the modules.
   *
   * @param paths the shortest path to each object of the host
   * @param pythonObjects the objects of Python, by their paths
   */
  private record Reachable(
      IdentityHashMap<Object, String> paths, Map<String, PyProxy> pythonObjects) {}

  private Reachable reachable() {
    Reachable found = new Reachable(new IdentityHashMap<>(), new TreeMap<>());
    Deque<HostObject> next = new ArrayDeque<>();
    roots
        .get()
        .forEach(
            (name, root) -> {
              found.paths.put(root.identity(), name);
              next.add(root);
            });
    while (!next.isEmpty()) {
      HostObject object = next.remove();
      for (String name : object.ownNames()) {
        String path = found.paths.get(object.identity()) + "/" + name;
        Object child = object.get(name);
        if (child instanceof PyProxy proxy) {
          found.pythonObjects.put(path, proxy);
        } else if (child instanceof HostObject value
            && found.paths.putIfAbsent(value.identity(), path) == null) {
          next.add(value);
        }
      }
    }
    return found;
  }

  /** The objects of Python that are kept in the modules, by their paths. */
  Map<String, PyProxy> pythonObjects() {
    return reachable().pythonObjects();
  }

  /** Puts an object of Python where it was. */
  void put(String path, PyProxy proxy) {
    int slash = path.lastIndexOf('/');
    HostValues.object(walk(path.substring(0, slash))).set(path.substring(slash + 1), proxy);
  }

  @Override
  public @Nullable Object value(ReferenceImage image) {
    String name = image.name();
    if (name.equals(REFERENCES)) {
      Map<ValueKey, Integer> references = new HashMap<>();
      image
          .entries()
          .forEach((key, reference) -> references.put(ValueKey.of(value(key)), reference));
      return new Deduplication(references);
    }
    return value(name);
  }

  private @Nullable Object value(String name) {
    if (name.startsWith(TEXT)) {
      return name.substring(TEXT.length());
    }
    if (name.startsWith(INTEGER)) {
      long value = Long.parseLong(name.substring(INTEGER.length()));
      return (int) value == value ? (Object) (int) value : (Object) value;
    }
    if (name.startsWith(NUMBER)) {
      return Double.valueOf(name.substring(NUMBER.length()));
    }
    if (name.startsWith(SENTINEL)) {
      return Sentinel.valueOf(name.substring(SENTINEL.length()));
    }
    if (name.startsWith(PATH)) {
      return walk(name.substring(PATH.length()));
    }
    return name.equals(UNDEFINED) ? Undefined.UNDEFINED : (Object) Boolean.valueOf(name);
  }

  private @Nullable Object walk(String path) {
    List<String> names = Arrays.asList(path.split("/"));
    Object value = roots.get().get(names.get(0));
    for (String name : names.subList(1, names.size())) {
      value = HostValues.object(value).get(name);
    }
    return value;
  }
}
