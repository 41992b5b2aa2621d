package org.jyodide.packages;

import java.util.List;
import java.util.Optional;

/**
 * A package of a {@link Resolution}.
 *
 * @param name in normal form
 * @param version the chosen version
 * @param requested whether a user named it, not only another package
 * @param wheel the wheel to install; empty if what is installed stays
 * @param requirements what it needs here
 */
public record ResolvedPackage(
    String name,
    Version version,
    boolean requested,
    Optional<Wheel> wheel,
    List<Requirement> requirements) {}
