package org.jyodide.packages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An index on this machine that says what a test wants. */
final class IndexServer implements AutoCloseable {
  /** What the server answers. */
  private record Answer(int status, String type, byte[] body, String location) {}

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> lastHeaders = new ConcurrentHashMap<>();

  IndexServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(path);
      String user = exchange.getRequestHeaders().getFirst("Authorization");
      lastHeaders.put("authorization", user == null ? "" : user);
      Answer answer = answers.get(path);
      if (answer == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().add("Content-Type", answer.type());
      if (!answer.location().isEmpty()) {
        exchange.getResponseHeaders().add("Location", answer.location());
      }
      boolean isEmpty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  URI address(String path) {
    return URI.create("http://" + "localhost:" + server.getAddress().getPort() + path);
  }

  PackageIndex index() {
    return PackageIndex.simple(address("/simple/"));
  }

  IndexServer json(String name, String files) {
    return put(
        "/simple/" + name + "/",
        "application/vnd.pypi.simple.v1+json",
        ("{\"meta\": {\"api-version\": \"1.1\"}, \"name\": \""
                + name
                + "\", \"files\": ["
                + files
                + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  IndexServer html(String name, String body) {
    String page = "<!DOCTYPE html><html><body>" + body + "</body></html>";
    return put("/simple/" + name + "/", "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  IndexServer put(String path, String type, byte[] body) {
    answers.put(path, new Answer(200, type, body, ""));
    return this;
  }

  IndexServer wheel(TestWheel wheel) {
    return put("/files/" + wheel.fileName(), "application/zip", wheel.bytes());
  }

  IndexServer status(String path, int status) {
    answers.put(path, new Answer(status, "text/plain", new byte[0], ""));
    return this;
  }

  IndexServer redirect(String path, String location) {
    answers.put(path, new Answer(302, "text/plain", new byte[0], location));
    return this;
  }

  List<String> requests() {
    return requests;
  }

  String authorization() {
    return lastHeaders.getOrDefault("authorization", "");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
