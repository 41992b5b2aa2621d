package org.jyodide.internal.net;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the HTTP requests of one interpreter, each hop of a redirection checked by the policy. It
 * knows no proxy, no cookies and no credentials of the host.
 */
public final class HttpFetcher implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final int MAXIMUM_REDIRECTS = 20;

  /**
   * Headers that belong to the connection and not to the program: those that browsers keep, too.
   */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private final NetworkPolicy policy;
  private final long maximumBytes;
  private @Nullable HttpClient client;
  private @Nullable ExecutorService executor;
  private boolean closed;

  /**
   * A fetcher that has opened nothing yet.
   *
   * @param maximumBytes the longest body of a response
   */
  public HttpFetcher(NetworkPolicy policy, long maximumBytes) {
    this.policy = policy;
    this.maximumBytes = maximumBytes;
  }

  /**
   * Sends a request. Cancelling the future ends the exchange. It ends with {@link
   * NetworkRefusedException} or another {@link IOException}. May be called from any thread.
   */
  public CompletableFuture<HttpAnswer> send(HttpCall call) {
    Exchange exchange = new Exchange(call);
    try {
      executor().execute(() -> exchange.hop(call.target()));
    } catch (IllegalStateException e) {
      exchange.answer.completeExceptionally(new IOException(e.getMessage()));
    }
    return exchange.answer;
  }

  private synchronized ExecutorService executor() {
    if (closed) {
      throw new IllegalStateException("the interpreter was closed");
    }
    ExecutorService running = executor;
    if (running == null) {
      running =
          new ThreadPoolExecutor(
              0,
              Integer.MAX_VALUE,
              10,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              work -> {
                Thread thread = new Thread(work, "python-http");
                thread.setDaemon(true);
                return thread;
              });
      executor = running;
    }
    return running;
  }

  private synchronized HttpClient client() {
    HttpClient existing = client;
    if (existing == null) {
      existing =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT_TIMEOUT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(ProxySelector.of(null))
              .executor(executor())
              .build();
      client = existing;
    }
    return existing;
  }

  /** Ends the threads; exchanges under way fail. */
  @Override
  public synchronized void close() {
    closed = true;
    if (executor != null) {
      executor.shutdownNow();
    }
    client = null;
  }

  /** One request with the redirections that follow it. */
  private final class Exchange {
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private String method;
    private List<Map.Entry<String, String>> headers;
    private byte @Nullable [] body;
    private final HttpCall.Redirects redirects;
    private final URI first;
    private int hops;
    private volatile @Nullable CompletableFuture<?> current;

    Exchange(HttpCall call) {
      method = call.method();
      headers = call.headers();
      body = call.body();
      redirects = call.redirects();
      first = call.target();
      var unused = answer.whenComplete((value, thrown) -> stop());
    }

    private void stop() {
      CompletableFuture<?> running = current;
      if (running != null) {
        running.cancel(true);
      }
    }

    /** Asks one server; on a thread that may wait. */
    void hop(URI target) {
      try {
        policy.check(host(target), port(target));
        CompletableFuture<HttpResponse<byte[]>> response =
            client().sendAsync(request(target), info -> new LimitedBody(maximumBytes));
        current = response;
        if (answer.isDone()) {
          stop();
        }
        var unused = response.whenComplete((value, thrown) -> received(target, value, thrown));
      } catch (IOException | IllegalArgumentException | IllegalStateException e) {
        answer.completeExceptionally(
            e instanceof IOException ? e : new IOException(e.getMessage()));
      }
    }

    private HttpRequest request(URI target) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(target)
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(body));
      if (target.getScheme().equalsIgnoreCase("http")) {
        // No attempt to upgrade, which some servers answer badly.
        request.version(HttpClient.Version.HTTP_1_1);
      }
      for (Map.Entry<String, String> header : headers) {
        String name = header.getKey().toLowerCase(Locale.ROOT);
        if (!FORBIDDEN.contains(name) && !name.startsWith("proxy-") && !name.startsWith("sec-")) {
          request.header(header.getKey(), header.getValue());
        }
      }
      return request.build();
    }

    private void received(
        URI target, @Nullable HttpResponse<byte[]> response, @Nullable Throwable thrown) {
      if (response == null) {
        answer.completeExceptionally(failure(thrown));
        return;
      }
      int status = response.statusCode();
      String location = response.headers().firstValue("location").orElse("");
      boolean isRedirect = Set.of(301, 302, 303, 307, 308).contains(status) && !location.isEmpty();
      if (!isRedirect || redirects == HttpCall.Redirects.GIVE) {
        answer.complete(answer(target, response));
      } else if (redirects == HttpCall.Redirects.FAIL) {
        answer.completeExceptionally(new IOException("the server redirects to " + location));
      } else {
        redirect(target, status, location);
      }
    }

    private void redirect(URI from, int status, String location) {
      try {
        URI target = from.resolve(location);
        if (++hops > MAXIMUM_REDIRECTS) {
          throw new IOException("more than " + MAXIMUM_REDIRECTS + " redirections");
        }
        boolean becomesGet =
            (status == 303 && !method.equals("GET") && !method.equals("HEAD"))
                || ((status == 301 || status == 302) && method.equals("POST"));
        if (becomesGet) {
          method = "GET";
          body = null;
          headers = without(headers, name -> name.startsWith("content-"));
        }
        if (!host(from).equalsIgnoreCase(host(target)) || port(from) != port(target)) {
          headers = without(headers, name -> name.equals("authorization") || name.equals("cookie"));
        }
        executor().execute(() -> hop(target));
      } catch (IOException e) {
        answer.completeExceptionally(e);
      } catch (IllegalArgumentException | IllegalStateException e) {
        answer.completeExceptionally(
            new IOException("the redirection to " + location + " cannot be followed", e));
      }
    }

    private HttpAnswer answer(URI target, HttpResponse<byte[]> response) {
      List<Map.Entry<String, String>> names = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!name.startsWith(":")) {
                  names.add(Map.entry(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
                }
              });
      names.sort(Map.Entry.comparingByKey());
      return new HttpAnswer(
          response.statusCode(), target, !target.equals(first), names, response.body());
    }
  }

  private static List<Map.Entry<String, String>> without(
      List<Map.Entry<String, String>> headers, java.util.function.Predicate<String> isDropped) {
    return headers.stream()
        .filter(header -> !isDropped.test(header.getKey().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static Throwable failure(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == null ? new IOException("no response") : cause;
  }

  private static String host(URI target) throws IOException {
    String scheme = target.getScheme();
    if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
      throw new IOException("the scheme of " + target + " is neither http nor https");
    }
    String host = target.getHost();
    if (host == null) {
      throw new IOException("there is no host in " + target);
    }
    return host;
  }

  private static int port(URI target) {
    if (target.getPort() > 0) {
      return target.getPort();
    }
    return target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
