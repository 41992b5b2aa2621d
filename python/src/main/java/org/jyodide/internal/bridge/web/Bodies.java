package org.jyodide.internal.bridge.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.PyProxy;
import org.jyodide.internal.bridge.ToHostOptions;
import org.jyodide.internal.bridge.value.BufferObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;

/** Bodies of requests and responses as bytes. */
final class Bodies {
  private Bodies() {}

  /** The bytes of a body that the program gives; null for none. */
  static byte @Nullable [] bytes(@Nullable Object body) {
    if (HostValues.isNullish(body)) {
      return null;
    }
    if (body instanceof BufferObject buffer) {
      int from = buffer.byteOffset();
      return Arrays.copyOfRange(buffer.bytes(), from, from + buffer.byteLength());
    }
    if (body instanceof PyProxy proxy) {
      Object copy = proxy.toHost(ToHostOptions.defaults());
      if (copy instanceof PyProxy) {
        throw HostError.type(
            "a body is a str or an object with the buffer protocol, got " + proxy.type());
      }
      return bytes(copy);
    }
    return HostValues.display(body).getBytes(StandardCharsets.UTF_8);
  }

  /** The type that a body has if nothing else is said; empty if it has none. */
  static String contentType(@Nullable Object body) {
    return body instanceof String ? "text/plain;charset=UTF-8" : "";
  }

  /** Bytes as the web reads them: UTF-8, malformed parts replaced, without a byte order mark. */
  static String text(byte[] bytes) {
    String text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
