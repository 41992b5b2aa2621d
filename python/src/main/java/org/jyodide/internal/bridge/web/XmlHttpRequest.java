package org.jyodide.internal.bridge.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostBuffer;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.internal.net.HttpAnswer;
import org.jyodide.internal.net.HttpFetcher;
import org.jyodide.internal.net.NetworkRefusedException;

/** {@code XMLHttpRequest}. A synchronous one simply waits; an interruption ends the wait. */
final class XmlHttpRequest extends ObjectBase<XmlHttpRequest> {
  private static final int UNSENT = 0;
  private static final int OPENED = 1;
  private static final int DONE = 4;

  private static final Members<XmlHttpRequest> MEMBERS =
      Members.of("XMLHttpRequest", XmlHttpRequest.class)
          .getter("readyState", self -> self.state)
          .getter("status", self -> self.answer == null ? 0 : self.answer.status())
          .getter(
              "statusText", self -> self.answer == null ? "" : StatusTexts.of(self.answer.status()))
          .getter(
              "responseURL", self -> self.answer == null ? "" : self.answer.address().toString())
          .getter("response", XmlHttpRequest::response)
          .getter("responseText", XmlHttpRequest::responseText)
          .method("open", (self, args) -> self.open(args))
          .method("setRequestHeader", (self, args) -> self.setRequestHeader(args))
          .method("overrideMimeType", (self, args) -> self.overrideMimeType(args))
          .method("send", (self, args) -> self.send(HostValues.argument(args, 0)))
          .method("abort", (self, args) -> self.abort())
          .method("getAllResponseHeaders", (self, args) -> self.allHeaders())
          .method("getResponseHeader", (self, args) -> self.header(args))
          .method("addEventListener", (self, args) -> self.listeners.add(args))
          .method("removeEventListener", (self, args) -> self.listeners.remove(args));

  private final Bridge bridge;
  private final HttpFetcher fetcher;
  private final Listeners listeners = new Listeners();
  private int state = UNSENT;
  private String method = "GET";
  private String url = "";
  private boolean asynchronous = true;
  private boolean isLatin1;
  private Headers headers = new Headers();
  private @Nullable HttpAnswer answer;
  private @Nullable CompletableFuture<HttpAnswer> running;

  private XmlHttpRequest(Bridge bridge, HttpFetcher fetcher) {
    super(MEMBERS);
    this.bridge = bridge;
    this.fetcher = fetcher;
  }

  /** The class. */
  static FunctionObject type(Bridge bridge, HttpFetcher fetcher) {
    return new FunctionObject(
            "XMLHttpRequest",
            (self, args) -> {
              throw HostError.type("XMLHttpRequest is a class: use XMLHttpRequest.new()");
            })
        .withConstructor((self, args) -> new XmlHttpRequest(bridge, fetcher));
  }

  private Object open(@Nullable Object[] args) {
    method = HostValues.display(HostValues.argument(args, 0));
    url = HostValues.display(HostValues.argument(args, 1));
    asynchronous =
        HostValues.argument(args, 2) == Undefined.UNDEFINED || HostValues.isTrue(args[2]);
    headers = new Headers();
    answer = null;
    isLatin1 = false;
    changeTo(OPENED);
    return Undefined.UNDEFINED;
  }

  private void requireOpen(String function) {
    if (state != OPENED || running != null) {
      throw new HostError("InvalidStateError", function + ": the request is not open");
    }
  }

  private Object setRequestHeader(@Nullable Object[] args) {
    requireOpen("setRequestHeader");
    HostValues.invoke(
        headers, "append", HostValues.argument(args, 0), HostValues.argument(args, 1));
    return Undefined.UNDEFINED;
  }

  private Object overrideMimeType(@Nullable Object[] args) {
    String type = HostValues.display(HostValues.argument(args, 0)).toLowerCase(Locale.ROOT);
    isLatin1 = type.contains("x-user-defined") || type.contains("iso-8859");
    return Undefined.UNDEFINED;
  }

  private Object send(@Nullable Object body) {
    requireOpen("send");
    Request request =
        Request.of(
            url,
            new PlainObject()
                .with("method", method)
                .with("headers", headers)
                .with("body", method.equalsIgnoreCase("GET") ? Undefined.UNDEFINED : body));
    if (DataUrl.is(url)) {
      received(DataUrl.read(url));
      return Undefined.UNDEFINED;
    }
    CompletableFuture<HttpAnswer> future = fetcher.send(request.call());
    running = future;
    double timeout = HostValues.toNumber(get("timeout")).doubleValue();
    if (asynchronous) {
      sendLater(future, timeout);
    } else {
      sendNow(future);
    }
    return Undefined.UNDEFINED;
  }

  private void sendLater(CompletableFuture<HttpAnswer> future, double timeout) {
    if (timeout > 0) {
      var unused =
          bridge
              .loop()
              .startTimer(
                  () -> {
                    if (running == future) {
                      fail("timeout");
                      future.cancel(true);
                    }
                  },
                  timeout);
    }
    var unused =
        future.whenComplete(
            (value, thrown) ->
                bridge
                    .loop()
                    .post(
                        () -> {
                          if (running != future) {
                            return;
                          }
                          running = null;
                          if (value == null) {
                            fail("error");
                          } else {
                            received(value);
                          }
                        }));
  }

  private void sendNow(CompletableFuture<HttpAnswer> future) {
    var interrupts = bridge.process().interrupts();
    var unused = future.whenComplete((value, thrown) -> interrupts.wakeUp());
    try {
      while (!future.isDone()) {
        interrupts.await(future::isDone, -1);
        bridge.errors().status(bridge.python().errCheckSignals());
      }
      running = null;
      received(future.join());
    } catch (CompletionException e) {
      fail("error");
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String name = cause instanceof NetworkRefusedException ? "SecurityError" : "NetworkError";
      throw new HostError(
          name, "Failed to send to '" + url + "': " + FetchFunctions.message(cause));
    } catch (CancellationException e) {
      throw new HostError("AbortError", "The request was aborted");
    } finally {
      running = null;
      future.cancel(true);
    }
  }

  private void received(HttpAnswer value) {
    answer = value;
    changeTo(DONE);
    listeners.fire(this, "load");
    listeners.fire(this, "loadend");
  }

  private void fail(String event) {
    running = null;
    answer = null;
    changeTo(DONE);
    listeners.fire(this, event);
    listeners.fire(this, "loadend");
  }

  private Object abort() {
    CompletableFuture<HttpAnswer> future = running;
    if (future != null) {
      fail("abort");
      future.cancel(true);
    }
    state = UNSENT;
    return Undefined.UNDEFINED;
  }

  private void changeTo(int next) {
    state = next;
    listeners.fire(this, "readystatechange");
  }

  private String responseType() {
    Object type = get("responseType");
    return HostValues.isNullish(type) ? "" : HostValues.display(type);
  }

  private @Nullable Object response() {
    HttpAnswer received = answer;
    return switch (responseType()) {
      case "arraybuffer" -> received == null ? null : new HostBuffer(received.body());
      case "json" -> received == null ? null : new JsonReader(Bodies.text(received.body())).read();
      case "", "text" -> responseText();
      default ->
          throw HostError.type("the responseType '" + responseType() + "' does not exist here");
    };
  }

  private String responseText() {
    if (answer == null) {
      return "";
    }
    return isLatin1
        ? new String(answer.body(), StandardCharsets.ISO_8859_1)
        : Bodies.text(answer.body());
  }

  private String allHeaders() {
    StringBuilder text = new StringBuilder();
    if (answer != null) {
      for (Map.Entry<String, String> header : answer.headers()) {
        text.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
      }
    }
    return text.toString();
  }

  private @Nullable Object header(@Nullable Object[] args) {
    return answer == null
        ? null
        : HostValues.invoke(Headers.of(answer.headers()), "get", new @Nullable Object[] {args[0]});
  }
}
