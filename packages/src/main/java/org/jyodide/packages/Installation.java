package org.jyodide.packages;

import java.util.List;
import java.util.function.Supplier;

/** What an installation did. Immutable. */
public final class Installation {
  private final List<InstalledPackage> installed;
  private final List<InstalledPackage> kept;
  private final List<InstalledPackage> removed;
  private final Supplier<Lockfile> lockfile;

  Installation(
      List<InstalledPackage> installed,
      List<InstalledPackage> kept,
      List<InstalledPackage> removed,
      Supplier<Lockfile> lockfile) {
    this.installed = List.copyOf(installed);
    this.kept = List.copyOf(kept);
    this.removed = List.copyOf(removed);
    this.lockfile = lockfile;
  }

  /** What was installed, sorted by name. */
  public List<InstalledPackage> installed() {
    return installed;
  }

  /** What was wanted and there already, sorted by name. */
  public List<InstalledPackage> kept() {
    return kept;
  }

  /** What was removed: other versions of what was installed, or what a lock file does not have. */
  public List<InstalledPackage> removed() {
    return removed;
  }

  /**
   * Locks what was installed and kept.
   *
   * @throws PackageException as {@link Resolution#toLockfile}
   */
  public Lockfile toLockfile() {
    return lockfile.get();
  }

  @Override
  public String toString() {
    return "installed " + installed.stream().map(InstalledPackage::frozen).toList();
  }
}
