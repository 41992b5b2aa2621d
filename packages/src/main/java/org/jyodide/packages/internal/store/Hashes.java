package org.jyodide.packages.internal.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jyodide.packages.IntegrityException;

/** Hashes of files. Only algorithms that nobody can forge count. */
public final class Hashes {
  /** The algorithm that names files in the cache. */
  public static final String SHA256 = "sha256";

  /** Those that are checked, as packaging calls them; the best known first. */
  private static final List<String> STRONG = List.of(SHA256, "sha512", "sha384");

  private Hashes() {}

  /** Whether one of the hashes is worth a check. */
  public static boolean isEnough(Map<String, String> hashes) {
    return STRONG.stream().anyMatch(hashes::containsKey);
  }

  /** A digest for an algorithm, such as {@code sha256}. */
  public static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /** The hash of bytes in hexadecimal digits. */
  public static String of(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(digest(algorithm).digest(bytes));
  }

  /**
   * Checks all strong hashes of the content of a file.
   *
   * @throws IntegrityException if one is another
   */
  public static void check(String name, byte[] content, Map<String, String> wanted) {
    for (String algorithm : STRONG) {
      String hash = wanted.get(algorithm);
      if (hash != null) {
        String seen = of(algorithm, content);
        if (!seen.equals(hash)) {
          throw new IntegrityException(
              name
                  + " is not the file that was wanted: its "
                  + algorithm
                  + " should be "
                  + hash
                  + ", is "
                  + seen
                  + "; it may have been changed on the way or at its source");
        }
      }
    }
  }
}
