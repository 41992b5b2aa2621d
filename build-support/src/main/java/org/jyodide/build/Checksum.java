package org.jyodide.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Checksums of files, in the spellings of their sources. */
final class Checksum {
  private Checksum() {}

  /** SHA-256 in lower-case hexadecimal, as {@code sha256sum} prints it. */
  static String sha256(Path file) throws IOException {
    return HexFormat.of().formatHex(digest("SHA-256", file));
  }

  /** SHA-512 as npm's {@code integrity} states it. */
  static String integrity(Path file) throws IOException {
    return "sha512-" + Base64.getEncoder().encodeToString(digest("SHA-512", file));
  }

  static MessageDigest newDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm, e);
    }
  }

  private static byte[] digest(String algorithm, Path file) throws IOException {
    MessageDigest digest = newDigest(algorithm);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return digest.digest();
  }
}
