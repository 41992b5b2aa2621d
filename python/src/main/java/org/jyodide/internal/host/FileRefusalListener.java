package org.jyodide.internal.host;

/**
 * Told of each file access that Python wanted and that no option of the interpreter allows, so that
 * a host can name its option that would. Called on the interpreter's thread, before Python sees the
 * error.
 */
@FunctionalInterface
public interface FileRefusalListener {
  /** Does nothing. */
  FileRefusalListener NONE = (path, write) -> {};

  /**
   * An access was refused.
   *
   * @param guestPath the absolute path as Python sees it
   * @param write whether Python wanted to change something there; else it wanted to read
   */
  void refused(String guestPath, boolean write);
}
