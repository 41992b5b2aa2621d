package org.jyodide.packages;

/**
 * Told what an installation does. Methods are called by the thread that installs, in order; each
 * does nothing unless overridden.
 */
public interface ProgressListener {
  /** Does nothing. */
  ProgressListener NONE = new ProgressListener() {};

  /**
   * Another installation, of this process or another one, has to end first.
   *
   * @param directory which both change
   */
  default void waiting(String directory) {}

  /** An index is asked for a package. */
  default void resolving(String name) {}

  /**
   * Some of a file was fetched.
   *
   * @param done bytes so far
   * @param total bytes of the whole file; -1 if that is not known
   */
  default void downloading(String fileName, long done, long total) {}

  /** A file was found in the cache. */
  default void cached(String fileName) {}

  /** A package is about to be unpacked. */
  default void installing(String name, Version version) {}

  /** A package is about to be removed. */
  default void uninstalling(String name, Version version) {}
}
