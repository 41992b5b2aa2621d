package org.jyodide.internal.bridge.web;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.Bridge;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostCancellation;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostPromise;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.ThrownObject;
import org.jyodide.internal.net.HttpAnswer;
import org.jyodide.internal.net.HttpFetcher;

/** {@code fetch} and the classes around it. */
final class FetchFunctions {
  private final Bridge bridge;
  private final HttpFetcher fetcher;

  private FetchFunctions(Bridge bridge, HttpFetcher fetcher) {
    this.bridge = bridge;
    this.fetcher = fetcher;
  }

  static void addTo(PlainObject js, Bridge bridge, HttpFetcher fetcher) {
    FetchFunctions functions = new FetchFunctions(bridge, fetcher);
    js.with("fetch", new FunctionObject("fetch", (self, args) -> functions.fetch(args)))
        .with("Headers", Headers.type())
        .with("Request", Request.type())
        .with("Response", Response.type(bridge.loop()));
  }

  private HostPromise fetch(@Nullable Object[] args) {
    Request request = Request.of(HostValues.argument(args, 0), HostValues.argument(args, 1));
    HostPromise result = new HostPromise(bridge.loop());
    AbortSignal signal = request.signal();
    if (signal.isAborted()) {
      result.reject(signal.reason());
      return result;
    }
    if (DataUrl.is(request.url())) {
      result.resolve(Response.of(bridge.loop(), DataUrl.read(request.url())));
      return result;
    }
    CompletableFuture<HttpAnswer> answer = fetcher.send(request.call());
    Runnable abort =
        () -> {
          answer.cancel(true);
          result.reject(signal.reason());
        };
    signal.onAbort(abort);
    result.onCancel(() -> answer.cancel(true));
    bridge
        .stages()
        .promise(answer, value -> Response.of(bridge.loop(), value))
        .whenSettled(
            response -> {
              signal.forget(abort);
              result.resolve(response);
            },
            reason -> {
              signal.forget(abort);
              result.reject(error(reason));
            });
    return result;
  }

  private static @Nullable Object error(@Nullable Object reason) {
    if (reason instanceof HostCancellation) {
      return reason;
    }
    return HostError.type(
        "fetch failed: "
            + (reason instanceof ThrownObject object
                ? message(object.thrown())
                : HostValues.display(reason)));
  }

  /** What went wrong, in words; many exceptions of the network have none. */
  static String message(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return thrown.getClass().getSimpleName();
    }
    return thrown instanceof java.net.UnknownHostException
        ? "the host " + message + " is not known"
        : message;
  }
}
