package org.jyodide.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code --mount}.
 *
 * @param host a directory of the host, absolute or relative to the working directory
 * @param guest the absolute path at which Python sees it
 * @param readOnly whether Python may only read it
 */
public record MountFlag(String host, String guest, boolean readOnly) {
  /** The guest starts with a slash, so that the colon of a Windows drive belongs to the host. */
  private static final Pattern SYNTAX = Pattern.compile("(.+):(/[^:]*?)(?::(ro|rw))?");

  static MountFlag parse(String value) {
    Matcher matcher = SYNTAX.matcher(value);
    if (!matcher.matches()) {
      throw new UsageException(
          "--mount wants HOST:GUEST[:ro] with an absolute path for GUEST, such as"
              + " --mount data:/data:ro, got '"
              + value
              + "'");
    }
    return new MountFlag(matcher.group(1), matcher.group(2), "ro".equals(matcher.group(3)));
  }
}
