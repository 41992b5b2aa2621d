package org.jyodide.internal.bridge.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.bridge.value.FunctionObject;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.bridge.value.HostObject;
import org.jyodide.internal.bridge.value.HostValues;
import org.jyodide.internal.bridge.value.Members;
import org.jyodide.internal.bridge.value.ObjectBase;
import org.jyodide.internal.bridge.value.PlainObject;
import org.jyodide.internal.bridge.value.Undefined;
import org.jyodide.internal.net.HttpCall;

/** {@code Request}. */
final class Request extends ObjectBase<Request> {
  private static final Set<String> STANDARD_METHODS =
      Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH");

  private static final Members<Request> MEMBERS =
      Members.of("Request", Request.class)
          .getter("url", self -> self.url)
          .getter("method", self -> self.method)
          .getter("headers", self -> self.headers)
          .getter("redirect", self -> self.redirect)
          .getter("signal", self -> self.signal)
          .getter("bodyUsed", self -> false)
          .method("clone", (self, args) -> of(self, Undefined.UNDEFINED));

  private final String url;
  private final String method;
  private final Headers headers;
  private final String redirect;
  private final AbortSignal signal;
  private final byte @Nullable [] body;

  private Request(
      String url,
      String method,
      Headers headers,
      String redirect,
      AbortSignal signal,
      byte @Nullable [] body) {
    super(MEMBERS);
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.redirect = redirect;
    this.signal = signal;
    this.body = body;
  }

  /** The class. */
  static FunctionObject type() {
    return new FunctionObject(
            "Request",
            (self, args) -> {
              throw HostError.type("Request is a class: use Request.new(url)");
            })
        .withConstructor(
            (self, args) -> of(HostValues.argument(args, 0), HostValues.argument(args, 1)));
  }

  /** A request for an address or another request, with what {@code init} says otherwise. */
  static Request of(@Nullable Object input, @Nullable Object init) {
    Request from = input instanceof Request request ? request : null;
    HostObject options = init instanceof HostObject object ? object : new PlainObject();
    String url = from == null ? address(HostValues.display(input)) : from.url;
    String method = from == null ? "GET" : from.method;
    if (!HostValues.isNullish(options.get("method"))) {
      method = method(HostValues.display(options.get("method")));
    }
    Object givenHeaders = options.get("headers");
    Headers headers =
        HostValues.isNullish(givenHeaders) && from != null
            ? Headers.of((Object) from.headers)
            : Headers.of(givenHeaders);
    Object givenBody = options.get("body");
    byte[] body =
        HostValues.isNullish(givenBody) && from != null ? from.body : Bodies.bytes(givenBody);
    if (body != null && (method.equals("GET") || method.equals("HEAD"))) {
      throw HostError.type("Request with GET/HEAD method cannot have body.");
    }
    if (!Bodies.contentType(givenBody).isEmpty()) {
      headers.putIfAbsent("content-type", Bodies.contentType(givenBody));
    }
    Object redirect = options.get("redirect");
    return new Request(
        url,
        method,
        headers,
        HostValues.isNullish(redirect)
            ? from == null ? "follow" : from.redirect
            : HostValues.display(redirect),
        signal(options.get("signal"), from),
        body);
  }

  private static AbortSignal signal(@Nullable Object given, @Nullable Request from) {
    if (given instanceof AbortSignal signal) {
      return signal;
    }
    if (!HostValues.isNullish(given)) {
      throw HostError.type("the signal of a request is an AbortSignal");
    }
    return from == null ? new AbortSignal() : from.signal;
  }

  private static String method(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!name.matches("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+")
        || Set.of("CONNECT", "TRACE", "TRACK").contains(upper)) {
      throw HostError.type("'" + name + "' is not a method for a request");
    }
    return STANDARD_METHODS.contains(upper) ? upper : name;
  }

  private static String address(String text) {
    try {
      URI address = URI.create(text.strip());
      if (!address.isAbsolute()) {
        throw HostError.type("Failed to parse URL from " + text);
      }
      boolean barePath = !address.isOpaque() && address.getRawPath().isEmpty();
      return barePath ? address.resolve("/").toString() : address.toString();
    } catch (IllegalArgumentException e) {
      throw HostError.type("Failed to parse URL from " + text);
    }
  }

  AbortSignal signal() {
    return signal;
  }

  String url() {
    return url;
  }

  /** What is sent. */
  HttpCall call() {
    HttpCall.Redirects redirects =
        switch (redirect) {
          case "error" -> HttpCall.Redirects.FAIL;
          case "manual" -> HttpCall.Redirects.GIVE;
          default -> HttpCall.Redirects.FOLLOW;
        };
    URI target = URI.create(url);
    if (target.getRawFragment() != null) {
      target = URI.create(url.substring(0, url.indexOf('#')));
    }
    return new HttpCall(method, target, headers.list(), body, redirects);
  }
}
