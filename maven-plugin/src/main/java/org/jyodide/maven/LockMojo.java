package org.jyodide.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jyodide.packages.Lockfile;

/**
 * Writes the lock file: exact versions and hashes of the Python packages that are wanted and of
 * what they need. One that was made for the same requirements stays as it is; where it has to be
 * renewed, versions that still fit stay.
 */
@Mojo(name = "lock", threadSafe = true)
public final class LockMojo extends PackagesMojo {
  /** Whether to choose the newest versions of everything. */
  @Parameter(property = "jyodide.upgrade", defaultValue = "false")
  boolean upgrade;

  /** For Maven. */
  public LockMojo() {}

  @Override
  void run() throws MojoFailureException {
    Lockfile lock = locked(upgrade);
    lock.pins().forEach(pin -> getLog().info(pin));
  }
}
