package org.jyodide.internal.bridge.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.jyodide.emscripten.HostImport;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Indexed;
import org.jyodide.internal.bridge.value.IteratorObject;
import org.jyodide.internal.bridge.value.Sentinel;

/**
 * {@code jslib.c} and {@code jsproxy.c}: arrays, and array-like objects where Python takes them.
 */
final class JsvArrayImports {
  private final Bridge bridge;

  JsvArrayImports(Bridge bridge) {
    this.bridge = bridge;
  }

  @HostImport(name = "JsvArray_New")
  Object create() {
    return new HostArray();
  }

  @HostImport(name = "JsvArray_Check")
  @EmJs(EmJs.Failure.BOOL)
  int check(@Nullable Object value) {
    return Elements.isArray(value) ? 1 : 0;
  }

  @HostImport(name = "JsvArray_Get")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object get(@Nullable Object array, int index) {
    return Elements.has(array, index) ? Elements.get(array, index) : Sentinel.ERROR;
  }

  @HostImport(name = "JsvArray_Set")
  @EmJs(EmJs.Failure.NUM)
  int set(@Nullable Object array, int index, @Nullable Object value) {
    Elements.set(array, index, value);
    return 0;
  }

  @HostImport(name = "JsvArray_Delete")
  @EmJs(EmJs.Failure.VAL)
  @Nullable Object delete(@Nullable Object array, int index) {
    if (index < 0 || index >= Elements.length(array)) {
      return Sentinel.ERROR;
    }
    return Elements.splice(array, index, 1, List.of()).get(0);
  }

  @HostImport(name = "JsvArray_Push")
  int push(@Nullable Object array, @Nullable Object value) {
    HostArray target = Elements.array(array);
    target.add(value);
    return target.length();
  }

  @HostImport(name = "JsvArray_Extend")
  void extend(@Nullable Object array, @Nullable Object values) {
    List<@Nullable Object> added = new ArrayList<>(Elements.list(values));
    Elements.splice(array, Elements.length(array), 0, added);
  }

  @HostImport(name = "JsvArray_Insert")
  @EmJs(EmJs.Failure.NUM)
  int insert(@Nullable Object array, int index, @Nullable Object value) {
    int length = Elements.length(array);
    int at = index < 0 ? Math.max(index + length, 0) : index;
    Elements.splice(array, at, 0, Collections.singletonList(value));
    return 0;
  }

  @HostImport(name = "JsvArray_ShallowCopy")
  @EmJs(EmJs.Failure.VAL)
  Object copy(@Nullable Object array) {
    return array instanceof Indexed indexed
        ? indexed.slice(0, indexed.length())
        : new HostArray(new ArrayList<>(Elements.list(array)));
  }

  @HostImport(name = "JsvArray_slice")
  @EmJs(EmJs.Failure.VAL)
  Object slice(@Nullable Object array, int length, int start, int stop, int step) {
    if (step == 1 && array instanceof Indexed indexed) {
      return indexed.slice(start, stop);
    }
    HostArray result = new HostArray();
    for (int i = 0; i < length; i++) {
      result.add(Elements.get(array, start + i * step));
    }
    return result;
  }

  @HostImport(name = "JsvArray_slice_assign")
  @EmJs(EmJs.Failure.NUM)
  int assignSlice(
      @Nullable Object array, int length, int start, int stop, int step, int count, int values) {
    List<@Nullable Object> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int object = bridge.process().memory().loadI32(values + 4 * i);
      Object item = bridge.glue().toHost(object);
      if (item == Sentinel.ERROR) {
        return -1;
      }
      items.add(item);
    }
    if (step == 1) {
      Elements.splice(array, start, length, items);
    } else if (values != 0) {
      for (int i = 0; i < length; i++) {
        Elements.splice(array, start + i * step, 1, Collections.singletonList(items.get(i)));
      }
    } else {
      deleteSlice(array, length, start, step);
    }
    return 0;
  }

  /** From the last position to the first, so that those to come stay where they are. */
  private static void deleteSlice(@Nullable Object array, int length, int start, int step) {
    for (int i = 0; i < length; i++) {
      int nth = step > 0 ? length - 1 - i : i;
      Elements.splice(array, start + nth * step, 1, List.of());
    }
  }

  @HostImport(name = "JsArray_repeat_js")
  @EmJs(EmJs.Failure.VAL)
  Object repeat(@Nullable Object array, int count) {
    return new HostArray(repeated(array, count));
  }

  @HostImport(name = "JsArray_inplace_repeat_js")
  @EmJs(EmJs.Failure.NUM)
  int repeatInPlace(@Nullable Object array, int count) {
    Elements.splice(array, 0, Elements.length(array), repeated(array, count));
    return 0;
  }

  private static List<@Nullable Object> repeated(@Nullable Object array, int count) {
    List<@Nullable Object> once = new ArrayList<>(Elements.list(array));
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.addAll(once);
    }
    return all;
  }

  @HostImport(name = "JsArray_index_js")
  @EmJs(EmJs.Failure.NUM)
  int index(@Nullable Object array, @Nullable Object value, int start, int stop) {
    for (int i = start; i < stop; i++) {
      if (HostValues.strictEquals(Elements.get(array, i), value)) {
        return i;
      }
    }
    return -2;
  }

  @HostImport(name = "JsArray_count_js")
  @EmJs(EmJs.Failure.NUM)
  int count(@Nullable Object array, @Nullable Object value) {
    int count = 0;
    for (int i = 0; i < Elements.length(array); i++) {
      count += HostValues.strictEquals(Elements.get(array, i), value) ? 1 : 0;
    }
    return count;
  }

  @HostImport(name = "JsArray_reverse_js")
  @EmJs(EmJs.Failure.NUM)
  int reverse(@Nullable Object array) {
    int length = Elements.length(array);
    for (int i = 0, j = length - 1; i < j; i++, j--) {
      Object low = Elements.get(array, i);
      Elements.set(array, i, Elements.get(array, j));
      Elements.set(array, j, low);
    }
    return 0;
  }

  @HostImport(name = "JsArray_reversed_iterator")
  Object reversedIterator(@Nullable Object array) {
    IteratorObject iterator = new IteratorObject(new Backwards(array));
    iterator.set(
        "__length_hint__",
        new FunctionObject("__length_hint__", (self, args) -> Elements.length(array)));
    return iterator;
  }

  private static final class Backwards implements Iterator<@Nullable Object> {
    private final @Nullable Object array;
    private int left;

    Backwards(@Nullable Object array) {
      this.array = array;
      this.left = Elements.length(array);
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public @Nullable Object next() {
      if (left <= 0) {
        throw new NoSuchElementException();
      }
      return Elements.get(array, --left);
    }
  }

  @HostImport(name = "destroy_jsarray_entries")
  void destroyEntries(@Nullable Object array) {
    for (Object entry : Elements.list(array)) {
      try {
        if (entry instanceof PyProxy proxy) {
          proxy.destroy();
        } else if (entry instanceof HostObject object
            && HostValues.isFunction(object.get("destroy"))) {
          HostValues.invoke(object, "destroy");
        }
      } catch (HostError e) {
        bridge.warn("destroying an element of an array failed: " + e.display());
      }
    }
  }
}
