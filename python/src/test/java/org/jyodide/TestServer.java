package org.jyodide;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An HTTP server on this machine for tests of {@code pyodide.http}. */
final class TestServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();

  private TestServer(HttpServer server) {
    this.server = server;
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  static TestServer start() throws IOException {
    return new TestServer(
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0));
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("X-Test", "yes");
      List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (path.get(1)) {
        case "hello" -> answer(exchange, 200, "text/plain; charset=utf-8", utf8("hällo"));
        case "json" -> answer(exchange, 200, "application/json", utf8("{\"a\": [1, 2]}"));
        case "status" ->
            answer(exchange, Integer.parseInt(path.get(2)), "text/plain", utf8("status"));
        case "bytes" -> answer(exchange, 200, "application/octet-stream", as(path.get(2)));
        case "redirect" -> redirect(exchange, Integer.parseInt(path.get(2)), "/" + path.get(3));
        case "redirect-to" -> redirect(exchange, 302, exchange.getRequestURI().getQuery());
        case "loop" -> redirect(exchange, 302, "/loop");
        case "archive.zip" -> answer(exchange, 200, "application/zip", archive());
        case "echo" -> answer(exchange, 200, "application/json", utf8(echo(exchange, body)));
        case "slow" -> {
          Thread.sleep(2_000);
          answer(exchange, 200, "text/plain", utf8("late"));
        }
        default -> answer(exchange, 404, "text/plain", utf8("nothing here"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] as(String length) {
    byte[] bytes = new byte[Integer.parseInt(length)];
    Arrays.fill(bytes, (byte) 'a');
    return bytes;
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("inside.txt"));
      zip.write(utf8("packed"));
    }
    return bytes.toByteArray();
  }

  private static void redirect(HttpExchange exchange, int status, String target)
      throws IOException {
    exchange.getResponseHeaders().add("Location", target);
    answer(exchange, status, "text/plain", utf8("elsewhere"));
  }

  /** The request as JSON, bytes as characters. */
  private static String echo(HttpExchange exchange, byte[] body) {
    StringBuilder text = new StringBuilder("{\"method\": \"");
    text.append(exchange.getRequestMethod()).append("\", \"query\": \"");
    String query = exchange.getRequestURI().getRawQuery();
    text.append(query == null ? "" : query).append("\", \"body\": \"");
    for (byte b : body) {
      text.append(String.format("\\u%04x", b & 0xFF));
    }
    text.append("\", \"headers\": {\"\": \"\"");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                text.append(", \"")
                    .append(name.toLowerCase(java.util.Locale.ROOT))
                    .append("\": \"")
                    .append(values.get(0).replace("\"", "\\\""))
                    .append('"'));
    return text.append("}}").toString();
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    boolean empty = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
