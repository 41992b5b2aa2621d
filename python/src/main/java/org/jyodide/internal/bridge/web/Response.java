package org.jyodide.internal.bridge.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.ElementType;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostBuffer;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.Microtasks;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Thrown;
import org.jyodide.internal.bridge.value.TypedArray;
import org.jyodide.internal.net.HttpAnswer;

/** {@code Response}. Its body is in memory when it is there. */
final class Response extends ObjectBase<Response> {
  private static final Members<Response> MEMBERS =
      Members.of("Response", Response.class)
          .getter("ok", self -> self.status >= 200 && self.status < 300)
          .getter("status", self -> self.status)
          .getter("statusText", self -> self.statusText)
          .getter("headers", self -> self.headers)
          .getter("url", self -> self.url)
          .getter("redirected", self -> self.redirected)
          .getter("type", self -> self.url.isEmpty() ? "default" : "basic")
          .getter("bodyUsed", self -> self.used)
          .getter("body", self -> self.stream)
          .method("arrayBuffer", (self, args) -> self.read(HostBuffer::new))
          .method(
              "bytes", (self, args) -> self.read(bytes -> new TypedArray(ElementType.UINT8, bytes)))
          .method("text", (self, args) -> self.read(Bodies::text))
          .method(
              "json", (self, args) -> self.read(bytes -> new JsonReader(Bodies.text(bytes)).read()))
          .method("clone", (self, args) -> self.copy());

  private final Microtasks microtasks;
  private final int status;
  private final String statusText;
  private final Headers headers;
  private final String url;
  private final boolean redirected;
  private final byte[] body;
  private final BodyStream stream;
  private boolean used;

  Response(
      Microtasks microtasks,
      int status,
      String statusText,
      Headers headers,
      String url,
      boolean redirected,
      byte[] body) {
    super(MEMBERS);
    this.microtasks = microtasks;
    this.status = status;
    this.statusText = statusText;
    this.headers = headers;
    this.url = url;
    this.redirected = redirected;
    this.body = body;
    this.stream = new BodyStream(microtasks, this::take);
  }

  static Response of(Microtasks microtasks, HttpAnswer answer) {
    return new Response(
        microtasks,
        answer.status(),
        StatusTexts.of(answer.status()),
        Headers.of(answer.headers()),
        answer.address().toString(),
        answer.redirected(),
        answer.body());
  }

  /** The class. */
  static FunctionObject type(Microtasks microtasks) {
    return new FunctionObject(
            "Response",
            (self, args) -> {
              throw HostError.type("Response is a class: use Response.new(body)");
            })
        .withConstructor(
            (self, args) ->
                made(microtasks, HostValues.argument(args, 0), HostValues.argument(args, 1)));
  }

  private static Response made(
      Microtasks microtasks, @Nullable Object body, @Nullable Object init) {
    HostObject options = init instanceof HostObject object ? object : new PlainObject();
    Object status = options.get("status");
    Object statusText = options.get("statusText");
    Headers headers = Headers.of(options.get("headers"));
    if (!Bodies.contentType(body).isEmpty()) {
      headers.putIfAbsent("content-type", Bodies.contentType(body));
    }
    byte[] bytes = Bodies.bytes(body);
    return new Response(
        microtasks,
        HostValues.isNullish(status) ? 200 : HostValues.toInt32(status),
        HostValues.isNullish(statusText) ? "" : HostValues.display(statusText),
        headers,
        "",
        false,
        bytes == null ? new byte[0] : bytes);
  }

  private HostPromise read(Function<byte[], @Nullable Object> form) {
    HostPromise promise = new HostPromise(microtasks);
    try {
      promise.resolve(form.apply(take()));
    } catch (HostError e) {
      promise.reject(Thrown.value(e));
    }
    return promise;
  }

  private byte[] take() {
    if (used) {
      throw HostError.type("Body is unusable: Body has already been read");
    }
    used = true;
    return body;
  }

  private Response copy() {
    if (used) {
      throw HostError.type("Response.clone: Body has already been consumed.");
    }
    return new Response(
        microtasks,
        status,
        statusText,
        Headers.of((Object) headers),
        url,
        redirected,
        body.clone());
  }
}
