package org.jyodide.packages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jyodide.packages.internal.json.Json;

/** The file {@code direct_url.json} (PEP 610). */
final class DirectUrl {
  private DirectUrl() {}

  /** The address in it with the hash as its fragment; empty if the file is damaged. */
  static Optional<String> addressWithHash(String json) {
    return address(json)
        .map(
            url -> {
              String sha256 =
                  Json.parse(json.getBytes(StandardCharsets.UTF_8), "direct_url.json")
                      .path("archive_info")
                      .path("hashes")
                      .path("sha256")
                      .asString("");
              return sha256.isEmpty() ? url : url + "#sha256=" + sha256;
            });
  }

  /** The address in it; empty if the file is damaged. */
  static Optional<String> address(String json) {
    try {
      String url =
          Json.parse(json.getBytes(StandardCharsets.UTF_8), "direct_url.json")
              .path("url")
              .asString("");
      return url.isEmpty() ? Optional.empty() : Optional.of(url);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
