package org.jyodide.packages;

import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.Interpreter;
import org.jyodide.InterpreterOptions;
import org.jyodide.NetworkAccess;

/** The packages of docs/shims.md, from the index that this machine is configured to use. */
@Tag("slow")
class ShimsTest {
  @TempDir static Path directory;
  private static Interpreter python;
  private static HttpServer server;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ShimsTest::echo);
    server.start();
    python =
        Interpreter.create(
            InterpreterOptions.defaults().withNetworkAccess(NetworkAccess.everything()));
    python.globals().setItem("URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    python.close();
    server.stop(0);
  }

  /** Answers with what was asked; with the status that the path names. */
  private static void echo(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    byte[] body = exchange.getRequestBody().readAllBytes();
    byte[] answer =
        "%s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestHeaders().getFirst("X-Mark"),
                new String(body, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    if (path.startsWith("/moved")) {
      exchange.getResponseHeaders().set("Location", "/there");
    }
    int status = path.startsWith("/moved") ? 302 : path.startsWith("/missing") ? 404 : 200;
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static void run(List<String> requirements, String code) {
    Packages packages = Packages.in(python).withCache(directory.resolve("cache"));
    Resolution resolution;
    try {
      resolution = packages.resolve(requirements.toArray(String[]::new));
    } catch (PackageException e) {
      abort("the configured index cannot be asked: " + e.getMessage());
      return;
    }
    packages.install(resolution);
    python.exec(code);
  }

  @Test
  void requestsWorksAsItIs() {
    run(
        List.of("requests"),
        """
        import requests

        answer = requests.get(URL + "/a?b=1", headers={"X-Mark": "m"})
        assert (answer.status_code, answer.text) == (200, "GET /a?b=1 m "), answer.text
        assert requests.post(URL + "/p", data="body").text == "POST /p null body"
        assert requests.get(URL + "/missing").status_code == 404
        try:
            requests.get("http://127.0.0.1:1/")
        except requests.ConnectionError:
            pass
        else:
            raise AssertionError("connected")
        """);
  }

  @Test
  void urllib3WorksAsItIs() {
    run(
        List.of("urllib3"),
        """
        import urllib3

        assert urllib3.request("PUT", URL + "/x", body=b"abc").data == b"PUT /x null abc"
        """);
  }

  @Test
  void httpxGoesThroughTheHost() {
    run(
        List.of("httpx==0.28.1"),
        """
        import asyncio

        import httpx

        answer = httpx.get(URL + "/a", params={"b": 1}, headers={"X-Mark": "m"})
        assert (answer.status_code, answer.text) == (200, "GET /a?b=1 m "), answer.text
        assert httpx.get(URL + "/moved").status_code == 302
        assert httpx.get(URL + "/moved", follow_redirects=True).url.path == "/there"
        try:
            httpx.get(URL + "/missing").raise_for_status()
        except httpx.HTTPStatusError as error:
            assert error.response.status_code == 404
        else:
            raise AssertionError("no error")
        try:
            httpx.get("http://127.0.0.1:1/")
        except httpx.ConnectError:
            pass
        else:
            raise AssertionError("connected")

        async def main():
            async with httpx.AsyncClient(base_url=URL) as client:
                answers = await asyncio.gather(*[client.post(f"/{i}", json=[i]) for i in range(3)])
                return [answer.text for answer in answers]

        assert asyncio.run(main()) == [f"POST /{i} null [{i}]" for i in range(3)]
        """);
  }

  @Test
  void anyioRunsOnOneThread() {
    run(
        List.of("anyio==4.16.0"),
        """
        import anyio
        import anyio.from_thread
        import anyio.to_thread

        async def later(value):
            await anyio.sleep(0.001)
            return value

        async def main():
            return await anyio.to_thread.run_sync(lambda: anyio.from_thread.run(later, 5))

        assert anyio.run(main) == 5
        with anyio.from_thread.start_blocking_portal() as portal:
            assert portal.call(later, 6) == 6
        """);
  }

  @Test
  void tzdataWorksAsItIs() {
    run(
        List.of("tzdata"),
        """
        import datetime
        from zoneinfo import ZoneInfo

        summer = datetime.datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Berlin"))
        assert summer.utcoffset() == datetime.timedelta(hours=2)
        """);
  }
}
