package org.jyodide.packages.internal.resolve;

import java.util.Optional;
import org.jyodide.packages.Version;
import org.jyodide.packages.Wheel;

/**
 * A version of a package that may be chosen.
 *
 * @param name in normal form
 * @param wheel the wheel; empty if it is installed already
 * @param isDirect whether a requirement names the file itself
 */
record Candidate(String name, Version version, Optional<Wheel> wheel, boolean isDirect) {
  boolean isInstalled() {
    return wheel.isEmpty();
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
