package org.jyodide.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code --mount}.
 *
 * @param host a directory of the host, absolute or relative to the working directory
 * @param guest the absolute path at which Python sees it
 * @param mode what Python may do with it
 */
public record MountFlag(String host, String guest, Mode mode) {
  /** What Python may do with a directory. */
  public enum Mode {
    /** Read and write. */
    RW,
    /** Read. */
    RO,
    /** Read, and write to a layer in memory that the host does not see. */
    OVERLAY
  }

  /** The guest starts with a slash, so that the colon of a Windows drive belongs to the host. */
  private static final Pattern SYNTAX = Pattern.compile("(.+):(/[^:]*?)(?::(ro|rw|overlay))?");

  static MountFlag parse(String value) {
    Matcher matcher = SYNTAX.matcher(value);
    if (!matcher.matches()) {
      throw new UsageException(
          "--mount wants HOST:GUEST[:ro|rw|overlay] with an absolute path for GUEST, such as"
              + " --mount data:/data:ro, got '"
              + value
              + "'");
    }
    String mode = matcher.group(3);
    return new MountFlag(
        matcher.group(1),
        matcher.group(2),
        mode == null ? Mode.RW : Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }
}
