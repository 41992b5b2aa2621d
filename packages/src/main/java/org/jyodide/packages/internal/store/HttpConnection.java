package org.jyodide.packages.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.jyodide.internal.net.NetworkPolicy;

/** Asks servers; each hop of a redirection is checked by the policy. */
final class HttpConnection {
  private static final int MAXIMUM_REDIRECTS = 10;
  private static final int TRIES = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> MISSING = Set.of(404, 410);
  private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 500, 502, 503, 504);

  private final FetchSettings settings;
  private final NetworkPolicy policy;
  private final Duration pause;
  private @Nullable HttpClient client;

  HttpConnection(FetchSettings settings) {
    this.settings = settings;
    policy = new NetworkPolicy(settings.access());
    pause = Duration.ofMillis(300);
  }

  /**
   * What a server answered.
   *
   * @param length of the body in bytes; -1 if unknown
   */
  record Answer(URI address, String contentType, long length, InputStream body) {}

  /** Sends a request; empty if there is nothing at the address. */
  Optional<Answer> get(URI address, String accept) throws IOException {
    for (int attempt = 1; ; attempt++) {
      boolean isLast = attempt == TRIES;
      try {
        HttpResponse<InputStream> response = follow(address, accept);
        int status = response.statusCode();
        if (status == 200) {
          return Optional.of(answer(response));
        }
        response.body().close();
        if (MISSING.contains(status)) {
          return Optional.empty();
        }
        if (isLast || !WORTH_ANOTHER_TRY.contains(status)) {
          throw new AnsweredException("the server answered with status " + status + hint(status));
        }
      } catch (AnsweredException | org.jyodide.internal.net.NetworkRefusedException e) {
        throw e;
      } catch (IOException e) {
        if (isLast) {
          throw new IOException(reason(e), e);
        }
      }
      sleep(attempt);
    }
  }

  /** An error that another try would only repeat. */
  private static final class AnsweredException extends IOException {
    private static final long serialVersionUID = 1L;

    AnsweredException(String message) {
      super(message);
    }
  }

  private static String hint(int status) {
    return status == 401 || status == 403
        ? "; an index that wants a password takes it in its address, https://USER:PASSWORD@…"
        : "";
  }

  private static String reason(IOException e) {
    if (e instanceof java.net.ConnectException && e.getMessage() == null) {
      return "the host cannot be reached";
    }
    if (e instanceof javax.net.ssl.SSLException) {
      return "the certificate is not trusted here ("
          + e.getMessage()
          + "); PIP_CERT may name a file with others";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private void sleep(int attempt) throws IOException {
    try {
      Thread.sleep(pause.toMillis() << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnsweredException("interrupted");
    }
  }

  private HttpResponse<InputStream> follow(URI address, String accept) throws IOException {
    URI target = address;
    for (int hop = 0; hop <= MAXIMUM_REDIRECTS; hop++) {
      HttpResponse<InputStream> response = send(target, accept);
      String location = response.headers().firstValue("location").orElse("");
      if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
        return response;
      }
      response.body().close();
      URI next = resolve(target, location);
      if (target.getScheme().equals("https") && "http".equals(next.getScheme())) {
        throw new AnsweredException("it redirects from https to http, to " + Fetcher.shown(next));
      }
      target = next;
    }
    throw new AnsweredException("more than " + MAXIMUM_REDIRECTS + " redirections");
  }

  private static URI resolve(URI from, String location) throws IOException {
    try {
      return from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new AnsweredException("it redirects to '" + location + "', which is no address");
    }
  }

  private HttpResponse<InputStream> send(URI target, String accept) throws IOException {
    String scheme = target.getScheme() == null ? "" : target.getScheme();
    String host = target.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new AnsweredException("wanted an address with https, http or file");
    }
    policy.check(host, target.getPort() > 0 ? target.getPort() : scheme.equals("https") ? 443 : 80);
    URI plain = withoutUser(target);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(plain)
            .timeout(settings.timeout())
            .header("Accept", accept)
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "jyodide");
    if (scheme.equals("http")) {
      // No attempt to upgrade, which some servers answer badly.
      request.version(HttpClient.Version.HTTP_1_1);
    }
    if (target.getUserInfo() != null) {
      byte[] user = target.getUserInfo().getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }
    try {
      return client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnsweredException("interrupted");
    }
  }

  private static URI withoutUser(URI target) {
    String user = target.getRawUserInfo();
    return user == null ? target : URI.create(target.toString().replace(user + "@", ""));
  }

  private static Answer answer(HttpResponse<InputStream> response) throws IOException {
    boolean gzip =
        response.headers().firstValue("content-encoding").orElse("").equalsIgnoreCase("gzip");
    return new Answer(
        response.uri(),
        response.headers().firstValue("content-type").orElse(""),
        gzip ? -1 : response.headers().firstValueAsLong("content-length").orElse(-1),
        gzip ? new GZIPInputStream(response.body()) : response.body());
  }

  private synchronized HttpClient client() throws IOException {
    HttpClient existing = client;
    if (existing == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .connectTimeout(settings.timeout())
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(proxy());
      if (settings.certificates().isPresent()) {
        builder.sslContext(Certificates.trusting(settings.certificates().get()));
      }
      existing = builder.build();
      client = existing;
    }
    return existing;
  }

  private ProxySelector proxy() {
    return settings
        .proxy()
        .map(
            address ->
                ProxySelector.of(
                    new InetSocketAddress(
                        address.getHost(), address.getPort() > 0 ? address.getPort() : 8080)))
        .orElseGet(ProxySelector::getDefault);
  }
}
