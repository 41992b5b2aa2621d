package org.jyodide.internal.bridge.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods of arrays that are not needed by the bridge itself. */
final class ArrayMethods {
  private ArrayMethods() {}

  static Members<HostArray> addTo(Members<HostArray> members) {
    return members
        .method("find", (self, args) -> self.item(search(self, args, 0, 1)))
        .method("findIndex", (self, args) -> search(self, args, 0, 1))
        .method("findLast", (self, args) -> self.item(search(self, args, self.length() - 1, -1)))
        .method("findLastIndex", (self, args) -> search(self, args, self.length() - 1, -1))
        .method("some", (self, args) -> search(self, args, 0, 1) >= 0)
        .method("every", (self, args) -> every(self, HostValues.argument(args, 0)))
        .method("reduce", (self, args) -> reduce(self, args, 0, 1))
        .method("reduceRight", (self, args) -> reduce(self, args, self.length() - 1, -1))
        .method("lastIndexOf", (self, args) -> lastIndexOf(self, HostValues.argument(args, 0)))
        .method("fill", ArrayMethods::fill)
        .method("sort", (self, args) -> sort(self, HostValues.argument(args, 0)))
        .method(
            "flat",
            (self, args) ->
                flat(
                    self,
                    HostValues.argument(args, 0) == Undefined.UNDEFINED
                        ? 1
                        : HostValues.toInt32(args[0])));
  }

  private static int search(HostArray array, @Nullable Object[] args, int from, int step) {
    Object predicate = HostValues.argument(args, 0);
    for (int i = from; i >= 0 && i < array.length(); i += step) {
      if (HostValues.isTrue(HostValues.call(predicate, array.item(i), i, array))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean every(HostArray array, @Nullable Object predicate) {
    for (int i = 0; i < array.length(); i++) {
      if (!HostValues.isTrue(HostValues.call(predicate, array.item(i), i, array))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object reduce(
      HostArray array, @Nullable Object[] args, int from, int step) {
    int i = from;
    Object result;
    if (args.length > 1) {
      result = args[1];
    } else if (array.length() == 0) {
      throw HostError.type("Reduce of empty array with no initial value");
    } else {
      result = array.item(i);
      i += step;
    }
    for (; i >= 0 && i < array.length(); i += step) {
      result = HostValues.call(args[0], result, array.item(i), i, array);
    }
    return result;
  }

  private static int lastIndexOf(HostArray array, @Nullable Object wanted) {
    for (int i = array.length() - 1; i >= 0; i--) {
      if (HostValues.strictEquals(array.item(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static HostArray fill(HostArray array, @Nullable Object[] args) {
    int from = position(array, HostValues.argument(args, 1), 0);
    int to = position(array, HostValues.argument(args, 2), array.length());
    for (int i = from; i < to; i++) {
      array.setItem(i, HostValues.argument(args, 0));
    }
    return array;
  }

  private static int position(HostArray array, @Nullable Object given, int otherwise) {
    if (given == Undefined.UNDEFINED) {
      return otherwise;
    }
    int position = HostValues.toInt32(given);
    int absolute = position < 0 ? position + array.length() : position;
    return Math.max(0, Math.min(absolute, array.length()));
  }

  private static HostArray sort(HostArray array, @Nullable Object compare) {
    List<@Nullable Object> sorted = new ArrayList<>(array.elements());
    sorted.sort(order(compare));
    array.elements().clear();
    array.elements().addAll(sorted);
    return array;
  }

  /** The order of {@code sort}: by text, or by a function; undefined comes last. */
  private static Comparator<@Nullable Object> order(@Nullable Object compare) {
    return (left, right) -> {
      if (left == Undefined.UNDEFINED || right == Undefined.UNDEFINED) {
        return Boolean.compare(left == Undefined.UNDEFINED, right == Undefined.UNDEFINED);
      }
      if (!HostValues.isFunction(compare)) {
        return HostValues.display(left).compareTo(HostValues.display(right));
      }
      double order = HostValues.toNumber(HostValues.call(compare, left, right)).doubleValue();
      return order < 0 ? -1 : order > 0 ? 1 : 0;
    };
  }

  private static HostArray flat(HostArray array, int depth) {
    HostArray result = new HostArray();
    for (int i = 0; i < array.length(); i++) {
      if (array.item(i) instanceof HostArray inner && depth > 0) {
        result.elements().addAll(flat(inner, depth - 1).elements());
      } else {
        result.add(array.item(i));
      }
    }
    return result;
  }
}
