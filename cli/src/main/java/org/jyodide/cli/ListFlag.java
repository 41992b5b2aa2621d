package org.jyodide.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A flag that opens all of something, or what it lists.
 *
 * @param everything whether it was given without a list
 * @param names what it lists
 */
public record ListFlag(boolean everything, List<String> names) {
  /** A flag that was not given. */
  static final ListFlag ABSENT = new ListFlag(false, List.of());

  /** A flag without a list. */
  static final ListFlag EVERYTHING = new ListFlag(true, List.of());

  static ListFlag of(List<String> names) {
    return new ListFlag(false, names);
  }

  /** What two flags open together. */
  ListFlag and(ListFlag other) {
    List<String> both = new ArrayList<>(names);
    both.addAll(other.names);
    return new ListFlag(everything || other.everything, List.copyOf(both));
  }
}
