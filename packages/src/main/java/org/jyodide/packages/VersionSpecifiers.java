package org.jyodide.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on a version that must all hold, such as {@code >=1.2,<2,!=1.4.*}, as of PEP 440.
 * Immutable.
 */
public final class VersionSpecifiers {
  /** No condition. */
  private static final VersionSpecifiers ANY = new VersionSpecifiers(List.of());

  private final List<VersionClause> clauses;

  private VersionSpecifiers(List<VersionClause> clauses) {
    this.clauses = clauses;
  }

  /** No condition: every version fits. */
  public static VersionSpecifiers any() {
    return ANY;
  }

  /** The condition that only this version fits. */
  public static VersionSpecifiers exactly(Version version) {
    return parse("==" + version);
  }

  /**
   * Reads conditions separated by commas; an empty text is {@link #any}.
   *
   * @throws IllegalArgumentException if one of them is no condition
   */
  public static VersionSpecifiers parse(String text) {
    List<VersionClause> clauses = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String stripped = part.strip();
      if (!stripped.isEmpty()) {
        clauses.add(VersionClause.parse(stripped));
      }
    }
    return clauses.isEmpty() ? ANY : new VersionSpecifiers(List.copyOf(clauses));
  }

  /** Whether a version fits all conditions. Pre-releases are versions like others here. */
  public boolean contains(Version version) {
    return clauses.stream().allMatch(clause -> clause.contains(version));
  }

  /** Whether a condition names a pre-release, which asks for pre-releases. */
  public boolean namesPreRelease() {
    return clauses.stream().anyMatch(VersionClause::namesPreRelease);
  }

  /** Whether one version is named with {@code ==} or {@code ===}, without a wildcard. */
  public boolean isPinned() {
    return clauses.stream().anyMatch(VersionClause::isPin);
  }

  /** Whether there is no condition. */
  public boolean isAny() {
    return clauses.isEmpty();
  }

  /** These conditions and others. */
  public VersionSpecifiers and(VersionSpecifiers others) {
    if (others.isAny()) {
      return this;
    }
    List<VersionClause> all = new ArrayList<>(clauses);
    others.clauses.stream().filter(clause -> !all.contains(clause)).forEach(all::add);
    return new VersionSpecifiers(List.copyOf(all));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VersionSpecifiers specifiers && clauses.equals(specifiers.clauses);
  }

  @Override
  public int hashCode() {
    return clauses.hashCode();
  }

  /** The conditions, separated by commas. */
  @Override
  public String toString() {
    return clauses.stream().map(VersionClause::toString).collect(Collectors.joining(","));
  }
}
