package org.jyodide.vfs;

/**
 * A file operation failed with an error number. It is an everyday result (a program looks for a
 * file that is not there), so it carries no stack trace, and the layer of system calls turns it
 * into the number; it never travels further up.
 */
public final class ErrnoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Errno errno;
  private final String subject;

  /** An exception of the given number. */
  public ErrnoException(Errno errno) {
    this(errno, "");
  }

  /** An exception of the given number about a path or another thing that the guest named. */
  public ErrnoException(Errno errno, String subject) {
    super(null, null, false, false);
    this.errno = errno;
    this.subject = subject;
  }

  /** The error number. */
  public Errno errno() {
    return errno;
  }

  @Override
  public String getMessage() {
    String words = errno.name() + ": " + errno.description();
    return subject.isEmpty() ? words : words + ": '" + subject + "'";
  }
}
