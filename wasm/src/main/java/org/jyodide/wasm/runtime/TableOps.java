package org.jyodide.wasm.runtime;

import org.jspecify.annotations.Nullable;

/** Instructions on tables and references. Called by generated code. */
public final class TableOps {
  private TableOps() {}

  public static @Nullable Object get(int index, Table table) {
    return table.get(index);
  }

  public static void set(int index, @Nullable Object value, Table table) {
    table.set(index, value);
  }

  public static int size(Table table) {
    return table.size();
  }

  public static int grow(@Nullable Object value, int delta, Table table) {
    return table.grow(delta, value);
  }

  public static void fill(int from, @Nullable Object value, int length, Table table) {
    table.fill(from, value, length);
  }

  public static void copy(int to, int from, int length, Table target, Table source) {
    target.copy(to, source, from, length);
  }

  public static void init(
      int to, int from, int length, Table table, int segment, Instance instance) {
    table.init(to, instance.segments().elements(segment), from, length);
  }

  public static void drop(int segment, Instance instance) {
    instance.segments().dropElements(segment);
  }

  public static int isNull(@Nullable Object reference) {
    return reference == null ? 1 : 0;
  }
}
