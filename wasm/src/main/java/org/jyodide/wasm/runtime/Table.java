package org.jyodide.wasm.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jyodide.wasm.ExternType;
import org.jyodide.wasm.Limits;
import org.jyodide.wasm.Trap;
import org.jyodide.wasm.TrapKind;
import org.jyodide.wasm.ValueType;

/** A table of references. Indices are unsigned 32-bit numbers carried in an {@code int}. */
public final class Table {
  /** The most elements a table may have here, whatever its type says. */
  public static final int MAXIMUM_SIZE = 10_000_000;

  /** The elements, exactly as many as the table has; read by generated code. */
  public @Nullable Object[] elements;

  private final ExternType.Table type;

  /** A table of the minimum size of its type, filled with {@code initial}. */
  public Table(ExternType.Table type, @Nullable Object initial) {
    this.type = type;
    if (type.limits().minimum() > MAXIMUM_SIZE) {
      throw new Trap(
          TrapKind.OUT_OF_HEAP,
          "(table of " + type.limits().minimum() + " elements, " + MAXIMUM_SIZE + " allowed)");
    }
    this.elements = new Object[(int) type.limits().minimum()];
    Arrays.fill(elements, initial);
  }

  /** The type with the current size as minimum, as import matching wants it. */
  public ExternType.Table type() {
    return new ExternType.Table(
        type.element(), new Limits(elements.length, type.limits().maximum()));
  }

  /** The type of the elements. */
  public ValueType elementType() {
    return type.element();
  }

  /** The number of elements. */
  public int size() {
    return elements.length;
  }

  public @Nullable Object get(int index) {
    return elements[check(index)];
  }

  public void set(int index, @Nullable Object value) {
    elements[check(index)] = value;
  }

  /** The function at {@code index}, as {@code call_indirect} finds it. */
  public WasmFunction function(int index) {
    if (Integer.compareUnsigned(index, elements.length) >= 0) {
      throw new Trap(TrapKind.UNDEFINED_ELEMENT, Integer.toUnsignedString(index));
    }
    Object function = elements[index];
    if (function == null) {
      throw new Trap(TrapKind.UNINITIALIZED_ELEMENT, Integer.toUnsignedString(index));
    }
    return (WasmFunction) function;
  }

  /** Adds elements. Returns the size before, or -1 if the maximum forbids it. */
  public int grow(int delta, @Nullable Object value) {
    int before = elements.length;
    long wanted = before + (delta & 0xFFFFFFFFL);
    long maximum = type.limits().hasMaximum() ? type.limits().maximum() : MAXIMUM_SIZE;
    if (wanted > Math.min(maximum, MAXIMUM_SIZE)) {
      return -1;
    }
    elements = Arrays.copyOf(elements, (int) wanted);
    Arrays.fill(elements, before, (int) wanted, value);
    return before;
  }

  /** {@code table.fill}. */
  public void fill(int from, @Nullable Object value, int length) {
    checkRange(from, length, elements.length);
    Arrays.fill(elements, from, from + length, value);
  }

  /** {@code table.copy} into this table; the ranges may overlap. */
  public void copy(int to, Table source, int from, int length) {
    checkRange(from, length, source.elements.length);
    checkRange(to, length, elements.length);
    System.arraycopy(source.elements, from, elements, to, length);
  }

  /** {@code table.init} from the elements of a segment. */
  public void init(int to, @Nullable Object[] segment, int from, int length) {
    checkRange(from, length, segment.length);
    checkRange(to, length, elements.length);
    System.arraycopy(segment, from, elements, to, length);
  }

  private int check(int index) {
    if (Integer.compareUnsigned(index, elements.length) >= 0) {
      throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE);
    }
    return index;
  }

  private static void checkRange(int from, int length, int size) {
    if ((from & 0xFFFFFFFFL) + (length & 0xFFFFFFFFL) > size) {
      throw new Trap(TrapKind.OUT_OF_BOUNDS_TABLE);
    }
  }
}
