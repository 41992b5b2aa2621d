package org.jyodide.packages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The tags of wheels that an interpreter can use, the best first (PEP 425): such as {@code
 * cp314-cp314-pyemscripten_2026_0_wasm32}, {@code cp39-abi3-pyemscripten_2026_0_wasm32} and {@code
 * py3-none-any}. Immutable.
 */
public final class WheelTags {
  private static final int FIRST_ABI3_MINOR = 2;

  private final List<String> tags;
  private final Map<String, Integer> places = new HashMap<>();

  private WheelTags(List<String> tags) {
    this.tags = tags;
    for (int i = 0; i < tags.size(); i++) {
      places.putIfAbsent(tags.get(i), i);
    }
  }

  /**
   * The tags of CPython 3 on platforms.
   *
   * @param minor 14 for Python 3.14
   * @param platforms what native wheels may be built for, the best first
   */
  static WheelTags cpython(int minor, List<String> platforms) {
    List<String> tags = new ArrayList<>();
    String own = "cp3" + minor;
    for (String abi : List.of(own, "abi3", "none")) {
      platforms.forEach(platform -> tags.add(own + "-" + abi + "-" + platform));
    }
    for (int older = minor - 1; older >= FIRST_ABI3_MINOR; older--) {
      for (String platform : platforms) {
        tags.add("cp3" + older + "-abi3-" + platform);
      }
    }
    List<String> pythons = new ArrayList<>(List.of("py3" + minor, "py3"));
    for (int older = minor - 1; older >= 0; older--) {
      pythons.add("py3" + older);
    }
    for (String python : pythons) {
      platforms.forEach(platform -> tags.add(python + "-none-" + platform));
    }
    tags.add(own + "-none-any");
    pythons.forEach(python -> tags.add(python + "-none-any"));
    return new WheelTags(Collections.unmodifiableList(tags));
  }

  /** All tags, the best first. */
  public List<String> tags() {
    return tags;
  }

  /** How well a wheel fits, 0 the best; empty if it does not. */
  public OptionalInt place(WheelName wheel) {
    return wheel.tags().stream()
        .filter(places::containsKey)
        .mapToInt(tag -> places.getOrDefault(tag, Integer.MAX_VALUE))
        .min();
  }

  /** The wheel that fits best, the first of those; empty if none can be used. */
  Optional<Wheel> best(Stream<Wheel> wheels) {
    return wheels
        .filter(wheel -> supports(wheel.name()))
        .min(Comparator.comparingInt(wheel -> place(wheel.name()).orElse(Integer.MAX_VALUE)));
  }

  /** Whether a wheel can be used. */
  public boolean supports(WheelName wheel) {
    return place(wheel).isPresent();
  }

  @Override
  public String toString() {
    return tags.toString();
  }
}
