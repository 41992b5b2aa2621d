package org.jyodide;

/** One of the three streams a Python program starts with. */
public enum StandardStream {
  /** {@code sys.stdin}, file descriptor 0. */
  STDIN,
  /** {@code sys.stdout}, file descriptor 1. */
  STDOUT,
  /** {@code sys.stderr}, file descriptor 2. */
  STDERR
}
