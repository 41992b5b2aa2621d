package org.jyodide.packages.internal.resolve;

import java.util.List;
import java.util.Optional;
import org.jyodide.packages.Requirement;
import org.jyodide.packages.Version;
import org.jyodide.packages.Wheel;

/**
 * A package of a solution.
 *
 * @param wheel the wheel; empty if what is installed stays
 * @param requested whether the user named it
 * @param isDirect whether a requirement names the file itself
 * @param requirements what it needs here, without conditions
 */
public record Chosen(
    String name,
    Version version,
    Optional<Wheel> wheel,
    boolean requested,
    boolean isDirect,
    List<Requirement> requirements) {

  /** The same, named by a user. */
  public Chosen asRequested() {
    return new Chosen(name, version, wheel, true, isDirect, requirements);
  }
}
