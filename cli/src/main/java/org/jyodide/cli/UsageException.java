package org.jyodide.cli;

import java.util.Objects;

/** The command cannot be run as it was given. The message says what is wrong and what to do. */
public final class UsageException extends RuntimeException {
  /** What {@code python} returns for wrong arguments. */
  public static final int EXIT_CODE = 2;

  private static final long serialVersionUID = 1L;

  /** An exception whose message is shown to the user after the name of the command. */
  public UsageException(String message) {
    super(message);
  }

  /** The sentence for the user. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
