package org.jyodide.internal.capi;

import java.nio.ByteOrder;

/**
 * Where the elements of an open buffer are. The object keeps them in their place until the buffer
 * is released; the array behind the memory may be replaced at any call.
 *
 * @param view the address of the {@code Py_buffer}
 * @param address the address of the first element
 * @param length the number of bytes of all elements
 * @param itemSize the number of bytes of one
 * @param isReadOnly whether nothing may be written
 * @param format the format of an element, as the module {@code struct} has them
 * @param shape the number of elements in each dimension
 * @param strides the distance in bytes between neighbours in each dimension
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are made for it and not handed out
public record BufferLayout(
    int view,
    int address,
    int length,
    int itemSize,
    boolean isReadOnly,
    String format,
    int[] shape,
    int[] strides) {

  /** Whether the elements lie one after the other, the last index running fastest. */
  public boolean isContiguous() {
    int expected = itemSize;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] > 1 && strides[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  /** The number of elements. */
  public int count() {
    return itemSize == 0 ? 0 : length / itemSize;
  }

  /** The order of the bytes of an element. */
  public ByteOrder order() {
    char first = format.isEmpty() ? '@' : format.charAt(0);
    return first == '>' || first == '!' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** The letter of a format of one element; 0 if an element has several parts or is no number. */
  public char code() {
    String letters = format;
    if (!letters.isEmpty() && "@=<>!".indexOf(letters.charAt(0)) >= 0) {
      letters = letters.substring(1);
    }
    return letters.length() == 1 ? letters.charAt(0) : 0;
  }

  /** The address of an element. */
  public int addressOf(int[] indexes) {
    if (indexes.length != shape.length) {
      throw new IllegalArgumentException(
          "the buffer has " + shape.length + " dimensions, got " + indexes.length + " indexes");
    }
    int at = address;
    for (int i = 0; i < indexes.length; i++) {
      at += java.util.Objects.checkIndex(indexes[i], shape[i]) * strides[i];
    }
    return at;
  }

  /** The address of the element with a number, counted with the last index running fastest. */
  public int addressOf(int number) {
    int at = address;
    int rest = number;
    for (int i = shape.length - 1; i >= 0; i--) {
      at += rest % shape[i] * strides[i];
      rest /= shape[i];
    }
    return at;
  }
}
