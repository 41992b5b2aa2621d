package org.jyodide.packages.internal.index;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.packages.Wheel;

/**
 * What a source has of a package.
 *
 * @param wheels all wheels, in the order of the source
 * @param others the names of other files, such as source distributions
 */
public record Listing(List<Wheel> wheels, List<String> others) {
  /** Nothing. */
  public static final Listing NONE = new Listing(List.of(), List.of());

  /** Whether the source has nothing. */
  public boolean isEmpty() {
    return wheels.isEmpty() && others.isEmpty();
  }

  /** What two sources have. */
  public Listing and(Listing other) {
    if (isEmpty()) {
      return other;
    }
    List<Wheel> all = new ArrayList<>(wheels);
    all.addAll(other.wheels);
    List<String> names = new ArrayList<>(others);
    names.addAll(other.others);
    return new Listing(List.copyOf(all), List.copyOf(names));
  }
}
