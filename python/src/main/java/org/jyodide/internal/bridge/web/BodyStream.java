package org.jyodide.internal.bridge.web;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.Microtasks;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.TypedArray;
import org.jyodide.internal.bridge.value.Undefined;

/**
 * {@code ReadableStream}, as far as a response has one: read by one reader, chunk by chunk. The
 * body is in memory when the response is there.
 */
final class BodyStream extends ObjectBase<BodyStream> {
  private static final int CHUNK_BYTES = 1 << 16;

  private static final Members<BodyStream> MEMBERS =
      Members.of("ReadableStream", BodyStream.class)
          .getter("locked", self -> self.locked)
          .method("getReader", (self, args) -> self.reader())
          .method("cancel", (self, args) -> self.cancel());

  private final Microtasks microtasks;
  private final Supplier<byte[]> body;
  private boolean locked;
  private byte[] bytes = new byte[0];
  private boolean started;
  private int position;

  /**
   * A stream of bytes.
   *
   * @param body takes the bytes when they are first read; throws if they have been taken
   */
  BodyStream(Microtasks microtasks, Supplier<byte[]> body) {
    super(MEMBERS);
    this.microtasks = microtasks;
    this.body = body;
  }

  private Reader reader() {
    if (locked) {
      throw HostError.type("ReadableStream.getReader: the stream has a reader already");
    }
    locked = true;
    return new Reader(this);
  }

  private HostPromise cancel() {
    start();
    position = bytes.length;
    HostPromise promise = new HostPromise(microtasks);
    promise.resolve(Undefined.UNDEFINED);
    return promise;
  }

  private void start() {
    if (!started) {
      started = true;
      bytes = body.get();
    }
  }

  private HostPromise read() {
    start();
    int end = Math.min(bytes.length, position + CHUNK_BYTES);
    Object value =
        position == end
            ? Undefined.UNDEFINED
            : new TypedArray(ElementType.UINT8, Arrays.copyOfRange(bytes, position, end));
    HostPromise promise = new HostPromise(microtasks);
    promise.resolve(new PlainObject().with("done", position == end).with("value", value));
    position = end;
    return promise;
  }

  /** {@code ReadableStreamDefaultReader}. */
  private static final class Reader extends ObjectBase<Reader> {
    private static final Members<Reader> MEMBERS =
        Members.of("ReadableStreamDefaultReader", Reader.class)
            .method("read", (self, args) -> self.stream.read())
            .method("cancel", (self, args) -> self.stream.cancel())
            .method("releaseLock", (self, args) -> self.release());

    private final BodyStream stream;

    Reader(BodyStream stream) {
      super(MEMBERS);
      this.stream = stream;
    }

    private Undefined release() {
      stream.locked = false;
      return Undefined.UNDEFINED;
    }
  }
}
