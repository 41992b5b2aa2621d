package org.jyodide.internal.bridge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.HostArray;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * The methods of arrays on proxies of Python sequences. Those that only read work on a copy of the
 * references to the items.
 */
final class PySequenceMethods {
  private static final List<String> READING =
      List.of(
          "join",
          "slice",
          "indexOf",
          "lastIndexOf",
          "forEach",
          "map",
          "filter",
          "some",
          "every",
          "reduce",
          "reduceRight",
          "at",
          "concat",
          "entries",
          "keys",
          "values",
          "find",
          "findIndex",
          "findLast",
          "findLastIndex");

  private PySequenceMethods() {}

  /** Adds what sequences have. */
  static Members<PyProxy> addReading(Members<PyProxy> members) {
    for (String name : READING) {
      members.method(name, (self, args) -> HostValues.invoke(items(self), name, args));
    }
    return members.method("toJSON", (self, args) -> items(self));
  }

  /** Adds what sequences have that can be changed. */
  static Members<PyProxy> addChanging(Members<PyProxy> members) {
    for (String name : List.of("reverse", "sort", "fill")) {
      members.method(
          name,
          (self, args) -> {
            HostArray items = items(self);
            HostValues.invoke(items, name, args);
            store(self, items);
            return self;
          });
    }
    for (String name : List.of("splice", "push", "unshift")) {
      members.method(
          name,
          (self, args) -> {
            HostArray items = items(self);
            Object result = HostValues.invoke(items, name, args);
            store(self, items);
            return result;
          });
    }
    return members
        .method("pop", (self, args) -> take(self, self.length() - 1))
        .method("shift", (self, args) -> take(self, 0))
        .method("copyWithin", PySequenceMethods::copyWithin);
  }

  private static HostArray items(PyProxy sequence) {
    HostArray items = new HostArray();
    int length = sequence.length();
    for (int i = 0; i < length; i++) {
      items.add(sequence.getItem(i));
    }
    return items;
  }

  /** Makes a sequence have these items. */
  private static void store(PyProxy sequence, HostArray items) {
    int length = sequence.length();
    for (int i = 0; i < items.length(); i++) {
      if (i < length) {
        sequence.setItem(i, items.item(i));
      } else {
        HostValues.invoke(sequence, "$append", new @Nullable Object[] {items.item(i)});
      }
    }
    for (int i = length - 1; i >= items.length(); i--) {
      sequence.delItem(i);
    }
  }

  private static @Nullable Object take(PyProxy sequence, int index) {
    return sequence.length() == 0
        ? Undefined.UNDEFINED
        : HostValues.invoke(sequence, "$pop", index);
  }

  private static PyProxy copyWithin(PyProxy sequence, @Nullable Object[] args) {
    HostArray items = items(sequence);
    Object part =
        HostValues.invoke(
            items, "slice", args.length <= 1 ? args : Arrays.copyOfRange(args, 1, args.length));
    int target = HostValues.toInt32(HostValues.argument(args, 0));
    int from = Math.max(0, target < 0 ? target + items.length() : target);
    List<@Nullable Object> copied =
        new ArrayList<@Nullable Object>(Arrays.asList(HostValues.toArray(part)));
    for (int i = 0; i < copied.size() && from + i < items.length(); i++) {
      items.setItem(from + i, copied.get(i));
    }
    store(sequence, items);
    return sequence;
  }
}
