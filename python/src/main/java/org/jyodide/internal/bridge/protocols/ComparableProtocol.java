package org.jyodide.internal.bridge.protocols;

import java.util.function.IntSupplier;

/** The order of {@code Comparable} objects, for {@code <} and its kin. */
public final class ComparableProtocol {
  /** What gives a new reference to a {@code bool}. */
  @FunctionalInterface
  public interface Bools {
    /** A new reference. */
    int of(boolean value);
  }

  private ComparableProtocol() {}

  /** The result of an operation of {@code Py_LT} and its neighbours, of two Java objects. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // compareTo checks it
  public static int compare(
      Object a, Object b, int operation, Bools bools, IntSupplier notImplemented) {
    if (!(a instanceof Comparable left) || !(b instanceof Comparable)) {
      return notImplemented.getAsInt();
    }
    int order;
    try {
      order = left.compareTo(b);
    } catch (ClassCastException e) {
      return notImplemented.getAsInt();
    }
    return bools.of(
        switch (operation) {
          case 0 -> order < 0;
          case 1 -> order <= 0;
          case 2 -> order == 0;
          case 3 -> order != 0;
          case 4 -> order > 0;
          default -> order >= 0;
        });
  }
}
