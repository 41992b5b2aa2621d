package org.jyodide.packages.internal.index;

import java.util.Optional;
import java.util.Set;
import org.jyodide.packages.internal.store.Fetcher;

/** Something that has wheels. */
public interface Source {
  /**
   * What it has of a package.
   *
   * @param name in normal form
   * @throws org.jyodide.packages.PackageException if it cannot be asked
   */
  Listing list(String name, Fetcher fetcher);

  /**
   * The package that a module belongs to, if the source knows that without a look into wheels.
   *
   * @param module a top-level name
   */
  default Optional<String> packageOf(String module) {
    return Optional.empty();
  }

  /** All names, if the source is small enough to tell; for suggestions in errors. */
  default Set<String> names() {
    return Set.of();
  }

  /** How messages call it. */
  String description();
}
