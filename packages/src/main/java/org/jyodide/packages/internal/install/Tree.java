package org.jyodide.packages.internal.install;

import java.util.List;
import java.util.function.Consumer;

/**
 * The directory below which Python's packages are: its prefix. Paths are relative to it, with
 * slashes, and have been checked.
 */
public interface Tree {
  /** Whether something is there. */
  boolean exists(String path);

  /** The content of a file. */
  byte[] read(String path);

  /** Makes a file that was not there, and the directories above it. */
  void create(String path, byte[] content, boolean executable);

  /** Removes a file, and the directories above it that are empty then, up to {@code top}. */
  void delete(String path, String top);

  /** The names in a directory, sorted; none if there is no directory. */
  List<String> names(String directory);

  /** How messages call it. */
  String description();

  /** Keeps others from changing the tree until it is closed. */
  interface Lock {
    /** Gives the right to change the tree back. */
    void close();
  }

  /**
   * Waits until nobody else changes the tree. A thread may do that again while it has the lock.
   *
   * @param waiting told of the tree if it has to wait
   */
  Lock lock(Consumer<String> waiting);
}
