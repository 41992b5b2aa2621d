package org.jyodide.internal.bridge.java;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jyodide.CopyOptions;
import org.jyodide.internal.capi.CApi;

/** {@code to_py()}: deep copies of Java objects in Python's own types. */
final class Copies {
  private final JavaRuntime runtime;
  private final CApi api;

  Copies(JavaRuntime runtime) {
    this.runtime = runtime;
    api = runtime.api();
  }

  int of(Object value, int self, int depth) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent()
          ? copy(optional.get(), depth)
          : api.python().incRef(api.types().none());
    }
    int time = runtime.calls().convertTime(value);
    if (time != 0) {
      return time;
    }
    if (value instanceof BaseStream<?, ?> stream) {
      return copy(listOf(stream.iterator()), depth);
    }
    if (value instanceof Collection<?> collection
        && !(value instanceof List || value instanceof Set)) {
      return copy(new ArrayList<Object>(collection), depth);
    }
    if (value instanceof CharSequence text) {
      return api.strings().toPython(text.toString());
    }
    boolean isContainer =
        value instanceof Collection || value instanceof Map || value.getClass().isArray();
    return isContainer ? copy(value, depth) : api.python().incRef(self);
  }

  private int copy(Object value, int depth) {
    CopyOptions options = CopyOptions.defaults();
    return api.toPython().deepCopy(value, depth < 0 ? options : options.withDepth(depth));
  }

  private static List<Object> listOf(java.util.Iterator<?> iterator) {
    List<Object> list = new ArrayList<>();
    iterator.forEachRemaining(list::add);
    return list;
  }
}
