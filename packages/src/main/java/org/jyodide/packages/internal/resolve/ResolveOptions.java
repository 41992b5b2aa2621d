package org.jyodide.packages.internal.resolve;

import java.util.List;
import java.util.Set;
import org.jyodide.packages.Requirement;

/**
 * How versions are chosen.
 *
 * @param constraints hold for packages that something else wants
 * @param preReleases whether pre-releases are versions like others
 * @param upgradeAll whether installed versions have no precedence
 * @param upgrades packages whose installed version has none
 * @param dependencies whether what packages need is looked for, too
 */
public record ResolveOptions(
    List<Requirement> constraints,
    boolean preReleases,
    boolean upgradeAll,
    Set<String> upgrades,
    boolean dependencies) {
  /** No constraints, final releases, installed versions first. */
  public static final ResolveOptions STANDARD =
      new ResolveOptions(List.of(), false, false, Set.of(), true);

  boolean isUpgrade(String name) {
    return upgradeAll || upgrades.contains(name);
  }
}
