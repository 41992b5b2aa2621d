package org.jyodide.benchmarks.compare;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** The few sums over times that a report needs. All are empty for no values. */
final class Statistics {
  private Statistics() {}

  static OptionalDouble best(Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min();
  }

  static OptionalDouble median(Collection<Double> values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Double> ordered = values.stream().sorted().toList();
    int middle = ordered.size() / 2;
    return OptionalDouble.of(
        ordered.size() % 2 == 1
            ? ordered.get(middle)
            : (ordered.get(middle - 1) + ordered.get(middle)) / 2);
  }

  /** The mean for ratios: twice as fast and twice as slow cancel out. */
  static OptionalDouble geometricMean(Collection<Double> ratios) {
    OptionalDouble logarithm =
        ratios.stream().mapToDouble(Double::doubleValue).map(Math::log).average();
    return logarithm.isPresent()
        ? OptionalDouble.of(Math.exp(logarithm.getAsDouble()))
        : OptionalDouble.empty();
  }
}
