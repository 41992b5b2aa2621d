package org.jyodide.packages;

import java.util.List;

/** Versions of packages that fit together, from {@link Packages#resolve}. Immutable. */
public final class Resolution {
  private final Installer installer;
  private final List<org.jyodide.packages.internal.resolve.Chosen> chosen;

  private final Wishes wishes;

  Resolution(
      Installer installer,
      List<org.jyodide.packages.internal.resolve.Chosen> chosen,
      Wishes wishes) {
    this.installer = installer;
    this.chosen = chosen;
    this.wishes = wishes;
  }

  List<org.jyodide.packages.internal.resolve.Chosen> chosen() {
    return chosen;
  }

  /** The packages, sorted by name. */
  public List<ResolvedPackage> packages() {
    return chosen.stream()
        .map(
            c ->
                new ResolvedPackage(
                    c.name(), c.version(), c.requested(), c.wheel(), c.requirements()))
        .toList();
  }

  /**
   * Locks exactly these packages. Fetches what is not in the cache yet where the index gives no
   * hash.
   *
   * @throws PackageException if a package that is installed already is in no index
   */
  public Lockfile toLockfile() {
    return installer.lock(chosen, wishes);
  }

  @Override
  public String toString() {
    return chosen.stream().map(c -> c.name() + "==" + c.version()).toList().toString();
  }
}
