package org.jyodide.internal.bridge.value;

/** An object that is a range of bytes: an {@code ArrayBuffer} or a view of one. */
public sealed interface BufferObject extends HostObject permits HostBuffer, TypedArray {
  /** The array that holds the bytes, live. */
  byte[] bytes();

  /** Where the range begins in {@link #bytes}. */
  int byteOffset();

  /** The number of bytes. */
  int byteLength();
}
