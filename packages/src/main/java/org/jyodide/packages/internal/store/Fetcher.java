package org.jyodide.packages.internal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.ProgressListener;

/** Fetches pages and files from addresses of {@code https}, {@code http} and {@code file}. */
public final class Fetcher {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long LONGEST_PAGE = 200L << 20;

  private final FetchSettings settings;
  private final HttpConnection http;

  /** A fetcher that has opened nothing yet. */
  public Fetcher(FetchSettings settings) {
    this.settings = settings;
    http = new HttpConnection(settings);
  }

  /**
   * A page.
   *
   * @param address where it came from in the end
   * @param contentType the media type that the server says; empty if it says none
   */
  public record Page(URI address, String contentType, byte[] body) {}

  /** The listener of progress. */
  public ProgressListener progress() {
    return settings.progress();
  }

  /**
   * Fetches a page; empty if the server has none.
   *
   * @throws PackageException if it cannot be fetched
   */
  public Optional<Page> page(URI address, String accept) {
    try {
      if (isFile(address)) {
        return filePage(address);
      }
      Optional<HttpConnection.Answer> answer = http.get(address, accept);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      HttpConnection.Answer found = answer.get();
      try (InputStream in = found.body()) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        copy(in, body, LONGEST_PAGE, done -> {});
        return Optional.of(new Page(found.address(), found.contentType(), body.toByteArray()));
      }
    } catch (IOException e) {
      throw failure(address, e);
    }
  }

  private static Optional<Page> filePage(URI address) throws IOException {
    Path path = Path.of(address);
    if (Files.isDirectory(path)) {
      path = path.resolve("index.html");
    }
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    return Optional.of(new Page(path.toUri(), "text/html", Files.readAllBytes(path)));
  }

  /**
   * Fetches a file and tells the listener how far it is.
   *
   * @param most the most bytes that it may have
   * @throws PackageException if it cannot be fetched, is missing or is longer
   */
  public void download(URI address, String fileName, Path target, long most) {
    try (OutputStream out = Files.newOutputStream(target)) {
      if (isFile(address)) {
        try (InputStream in = Files.newInputStream(Path.of(address))) {
          copy(in, out, most, done -> {});
        }
        return;
      }
      HttpConnection.Answer answer =
          http.get(address, "*/*")
              .orElseThrow(
                  () ->
                      new PackageException(
                          "there is no file " + shown(address) + ", although the index names it"));
      long total = answer.length();
      try (InputStream in = answer.body()) {
        copy(in, out, most, done -> progress().downloading(fileName, done, total));
      }
    } catch (IOException e) {
      throw failure(address, e);
    }
  }

  private static void copy(InputStream in, OutputStream out, long most, LongConsumer listener)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long done = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      done += read;
      if (done > most) {
        throw new IOException("it has more than " + most + " bytes, which is the limit");
      }
      out.write(buffer, 0, read);
      listener.accept(done);
    }
  }

  private static boolean isFile(URI address) {
    return "file".equalsIgnoreCase(address.getScheme());
  }

  private static PackageException failure(URI address, IOException cause) {
    String reason =
        cause instanceof NoSuchFileException
            ? "there is no such file"
            : cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new PackageException(shown(address) + " could not be fetched: " + reason, cause);
  }

  /** An address without a password. */
  public static String shown(URI address) {
    String text = address.toString();
    String user = address.getRawUserInfo();
    return user == null ? text : text.replace(user + "@", "***@");
  }
}
