package org.jyodide.wasm.runtime;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What code has changed of an instance, apart from memories and tables: the values of the mutable
 * numeric globals that the module defines, and which segments are dropped. Immutable; an instance
 * made from it starts where the other one was.
 */
public final class InstanceImage {
  private final long[] globals;
  private final BitSet droppedData;
  private final BitSet droppedElements;

  /** An image of what {@link #globals()} and the other two methods gave. */
  public InstanceImage(long[] globals, BitSet droppedData, BitSet droppedElements) {
    this.globals = globals.clone();
    this.droppedData = (BitSet) droppedData.clone();
    this.droppedElements = (BitSet) droppedElements.clone();
  }

  /**
   * The image of an instance in which no code runs.
   *
   * @throws IllegalStateException if it has a mutable global that holds a reference or a vector
   */
  public static InstanceImage of(Instance instance) {
    return instance.image();
  }

  /** The bits of the globals, in the order of their definitions. */
  public long[] globals() {
    return globals.clone();
  }

  /** The data segments that are dropped. */
  public BitSet droppedData() {
    return (BitSet) droppedData.clone();
  }

  /** The element segments that are dropped. */
  public BitSet droppedElements() {
    return (BitSet) droppedElements.clone();
  }

  /** Takes the globals of an instance; {@code from} is the index of the first that it defines. */
  static InstanceImage capture(Global[] all, int from, Segments segments) {
    long[] bits = new long[all.length - from];
    int count = 0;
    for (int i = from; i < all.length; i++) {
      if (all[i].type().mutable()) {
        if (!isNumeric(all[i])) {
          throw new IllegalStateException(
              "a mutable global of type " + all[i].type().type() + " cannot be kept in an image");
        }
        bits[count++] = all[i].bits;
      }
    }
    return new InstanceImage(
        Arrays.copyOf(bits, count), segments.droppedData(), segments.droppedElements());
  }

  /** Sets the globals of a new instance. */
  void apply(Global[] all, int from) {
    int next = 0;
    for (int i = from; i < all.length; i++) {
      if (all[i].type().mutable()) {
        if (next == globals.length) {
          throw mismatch();
        }
        all[i].bits = globals[next++];
      }
    }
    if (next != globals.length) {
      throw mismatch();
    }
  }

  private static IllegalArgumentException mismatch() {
    return new IllegalArgumentException("the image is of an instance of another module");
  }

  private static boolean isNumeric(Global global) {
    return switch (global.type().type()) {
      case I32, I64, F32, F64 -> true;
      case V128, FUNCREF, EXTERNREF, EXNREF -> false;
    };
  }
}
