package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.NetworkAccess;
import org.jyodide.packages.internal.store.FetchSettings;
import org.jyodide.packages.internal.store.Fetcher;
import org.jyodide.packages.internal.store.FileCache;
import org.jyodide.packages.internal.store.Hashes;

class PackageCacheTest {
  @TempDir Path directory;
  private IndexServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new IndexServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private static Fetcher fetcher() {
    return new Fetcher(
        new FetchSettings(
            NetworkAccess.everything(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20),
            ProgressListener.NONE));
  }

  private static byte[] content(int number) {
    byte[] bytes = new byte[1000];
    bytes[0] = (byte) number;
    return bytes;
  }

  private FileCache.Content load(FileCache cache, int number) {
    server.put("/" + number, "application/zip", content(number));
    return cache.load(
        "file" + number,
        server.address("/" + number),
        Map.of("sha256", Hashes.of("sha256", content(number))),
        OptionalLong.of(1000),
        fetcher());
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(directory.resolve("sha256"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void filesAreNamedByTheirHash() throws IOException {
    FileCache cache = new FileCache(directory, 10_000);
    assertEquals(Hashes.of("sha256", content(1)), load(cache, 1).sha256());
    load(cache, 1);
    assertEquals(1, server.requests().size());
    assertEquals(Hashes.of("sha256", content(1)), files().get(0).getFileName().toString());
  }

  @Test
  void whatWasUsedLongAgoGoesFirst() throws IOException {
    FileCache cache = new FileCache(directory, 2_500);
    for (int number = 1; number <= 3; number++) {
      load(cache, number);
    }
    assertEquals(3, files().size(), "what was just used stays, whatever the limit");
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }
    load(cache, 1);
    load(cache, 4);
    assertTrue(files().size() == 2, files().toString());
    assertTrue(cache.cached(Hashes.of("sha256", content(1))).isPresent());
    assertTrue(cache.cached(Hashes.of("sha256", content(4))).isPresent());
  }

  @Test
  void severalWritersAtOnceLeaveWholeFiles() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> work = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int number = i % 4;
        work.add(() -> load(new FileCache(directory, 1L << 30), number).sha256());
      }
      for (Future<String> done : threads.invokeAll(work)) {
        assertEquals(64, done.get().length());
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(4, files().size());
    for (Path file : files()) {
      assertEquals(file.getFileName().toString(), Hashes.of("sha256", Files.readAllBytes(file)));
    }
  }

  @Test
  void aNegativeSizeIsRefused() {
    PackageCache cache = PackageCache.in(directory);
    assertThrows(IllegalArgumentException.class, () -> cache.withMaximumBytes(-1));
    assertEquals(directory.toAbsolutePath(), cache.withMaximumBytes(0).directory());
  }
}
