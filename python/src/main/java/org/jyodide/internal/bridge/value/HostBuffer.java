package org.jyodide.internal.bridge.value;

import java.util.Arrays;
import java.util.function.Supplier;

/** Bytes without a type of element: {@code ArrayBuffer}. */
public final class HostBuffer extends ObjectBase<HostBuffer> implements BufferObject {
  private static final Members<HostBuffer> MEMBERS =
      Members.of("ArrayBuffer", HostBuffer.class)
          .getter("byteLength", HostBuffer::byteLength)
          .method(
              "slice",
              (self, args) ->
                  self.slice(
                      HostValues.argument(args, 0) == Undefined.UNDEFINED
                          ? 0
                          : HostValues.toInt32(args[0]),
                      HostValues.argument(args, 1) == Undefined.UNDEFINED
                          ? self.byteLength()
                          : HostValues.toInt32(args[1])));

  private final Supplier<byte[]> bytes;

  /** A buffer on top of an array, which it changes. */
  public HostBuffer(byte[] bytes) {
    this(() -> bytes);
  }

  /** A buffer on top of an array that may be replaced by another one. */
  public HostBuffer(Supplier<byte[]> bytes) {
    super(MEMBERS);
    this.bytes = bytes;
  }

  private HostBuffer slice(int start, int stop) {
    int from = clamp(start);
    return new HostBuffer(Arrays.copyOfRange(bytes(), from, Math.max(from, clamp(stop))));
  }

  private int clamp(int position) {
    int absolute = position < 0 ? position + byteLength() : position;
    return Math.max(0, Math.min(absolute, byteLength()));
  }

  @Override
  public byte[] bytes() {
    return bytes.get();
  }

  @Override
  public int byteOffset() {
    return 0;
  }

  @Override
  public int byteLength() {
    return bytes().length;
  }

  @Override
  public int capabilities() {
    return Capability.BUFFER;
  }
}
