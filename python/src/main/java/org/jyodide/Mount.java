package org.jyodide;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in an interpreter's file system and what is found there. Immutable.
 *
 * <p>The host directory may be of any {@link java.nio.file.FileSystem}: a directory inside a zip
 * file, or one held in memory. It is looked at when an interpreter is made, not before. Python
 * cannot leave it: symbolic links that lead out of it are not followed.
 *
 * @see InterpreterOptions#withMount
 */
public final class Mount {
  /** What Python may do in a mount. */
  public enum Kind {
    /** Reads the host directory; writing fails with {@code EROFS}. */
    READ_ONLY,
    /** Reads and writes the host directory. */
    READ_WRITE,
    /**
     * Reads the host directory; what is written stays in memory and is gone with the interpreter.
     */
    OVERLAY,
    /** An empty directory in memory. */
    MEMORY
  }

  private static final Pattern SLASH = Pattern.compile("/");

  private final Kind kind;
  private final Optional<Path> host;
  private final String guest;

  private Mount(Kind kind, Optional<Path> host, String guest) {
    this.kind = kind;
    this.host = host;
    this.guest = checkGuest(guest);
  }

  /**
   * Shows a host directory at {@code guest}; Python may read it.
   *
   * @throws IllegalArgumentException if {@code guest} is not an absolute path without {@code .} and
   *     {@code ..}
   */
  public static Mount readOnly(Path host, String guest) {
    return new Mount(Kind.READ_ONLY, Optional.of(host), guest);
  }

  /**
   * Shows a host directory at {@code guest}; Python may read and change it.
   *
   * @throws IllegalArgumentException as {@link #readOnly}
   */
  public static Mount readWrite(Path host, String guest) {
    return new Mount(Kind.READ_WRITE, Optional.of(host), guest);
  }

  /**
   * Shows a host directory at {@code guest}; what Python changes there stays in memory.
   *
   * @throws IllegalArgumentException as {@link #readOnly}
   */
  public static Mount overlay(Path host, String guest) {
    return new Mount(Kind.OVERLAY, Optional.of(host), guest);
  }

  /**
   * An empty directory in memory at {@code guest}.
   *
   * @throws IllegalArgumentException as {@link #readOnly}
   */
  public static Mount memory(String guest) {
    return new Mount(Kind.MEMORY, Optional.empty(), guest);
  }

  private static String checkGuest(String guest) {
    boolean valid = guest.startsWith("/") && guest.indexOf('\0') < 0;
    for (String name : SLASH.split(guest, -1)) {
      valid &= !name.equals(".") && !name.equals("..");
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "a mount needs an absolute path without '.' and '..', such as /data, got '"
              + guest
              + "'");
    }
    String normal = guest.replaceAll("/+", "/");
    return normal.length() > 1 && normal.endsWith("/")
        ? normal.substring(0, normal.length() - 1)
        : normal;
  }

  /** What Python may do here. */
  public Kind kind() {
    return kind;
  }

  /** The host directory; empty for {@link Kind#MEMORY}. */
  public Optional<Path> host() {
    return host;
  }

  /** The absolute path at which Python sees it. */
  public String guest() {
    return guest;
  }

  @Override
  public String toString() {
    return "Mount[" + kind + host.map(path -> " " + path).orElse("") + " at " + guest + "]";
  }
}
