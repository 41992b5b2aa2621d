package org.jyodide.packages;

import java.util.List;
import java.util.Optional;

/**
 * A package of a lock file.
 *
 * @param requested whether a user named it
 * @param isDirect whether a user named the file itself
 * @param wheels the files, one of which fits
 * @param marker when it is wanted; empty for always
 */
record LockedPackage(
    String name,
    Version version,
    boolean requested,
    boolean isDirect,
    List<Wheel> wheels,
    Optional<String> marker) {

  boolean appliesTo(TargetEnvironment environment) {
    return marker
        .map(text -> Requirement.parse(name + "; " + text).appliesTo(environment, List.of()))
        .orElse(true);
  }
}
