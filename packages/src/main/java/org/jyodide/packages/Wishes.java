package org.jyodide.packages;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a lock file was made for, as requirements are written in normal form, sorted.
 *
 * @param requirements what was wanted
 * @param constraints what the versions had to meet besides
 */
record Wishes(List<String> requirements, List<String> constraints) {
  /** Nothing is known of it. */
  static final Wishes UNKNOWN = new Wishes(List.of(), List.of());

  static Wishes of(List<Requirement> requirements, List<Requirement> constraints) {
    return new Wishes(normal(requirements), normal(constraints));
  }

  /** Those of a lock file; what is no requirement is left as it is. */
  static Wishes read(Stream<String> requirements, Stream<String> constraints) {
    return new Wishes(requirements.sorted().toList(), constraints.sorted().toList());
  }

  private static List<String> normal(List<Requirement> requirements) {
    return requirements.stream().map(Requirement::toString).distinct().sorted().toList();
  }
}
