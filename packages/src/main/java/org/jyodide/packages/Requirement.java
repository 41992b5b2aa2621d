package org.jyodide.packages;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.jyodide.packages.internal.requirement.MarkerExpression;
import org.jyodide.packages.internal.requirement.RequirementParser;

/**
 * What is wanted of a package, as of PEP 508: {@code attrs>=23}, {@code httpx[http2]; os_name ==
 * 'posix'} or {@code name @ https://…/name-1.0-py3-none-any.whl}. Immutable.
 */
public final class Requirement {
  private final String writtenName;
  private final List<String> extras;
  private final VersionSpecifiers specifiers;
  private final Optional<String> url;
  private final @Nullable MarkerExpression marker;

  private Requirement(
      String writtenName,
      List<String> extras,
      VersionSpecifiers specifiers,
      Optional<String> url,
      @Nullable MarkerExpression marker) {
    this.writtenName = writtenName;
    this.extras = extras;
    this.specifiers = specifiers;
    this.url = url;
    this.marker = marker;
  }

  /**
   * Reads a requirement.
   *
   * @throws IllegalArgumentException if it is none; the message shows the place
   */
  public static Requirement parse(String text) {
    RequirementParser.Parts parts = RequirementParser.parse(text);
    VersionSpecifiers specifiers;
    try {
      specifiers = VersionSpecifiers.parse(parts.specifiers());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the requirement '" + text + "': " + e.getMessage(), e);
    }
    return new Requirement(
        parts.name(),
        parts.extras().stream().map(PackageName::normalize).distinct().sorted().toList(),
        specifiers,
        parts.url(),
        parts.marker().orElse(null));
  }

  /** Any version of a package, or those that fit. */
  public static Requirement of(String name, VersionSpecifiers specifiers) {
    if (!PackageName.isValid(name)) {
      throw new IllegalArgumentException("'" + name + "' is no name of a package");
    }
    return new Requirement(name, List.of(), specifiers, Optional.empty(), null);
  }

  /** The normal form of the name. */
  public String name() {
    return PackageName.normalize(writtenName);
  }

  /** The optional parts that are wanted, in normal form, sorted. */
  public List<String> extras() {
    return extras;
  }

  /** Which versions fit. */
  public VersionSpecifiers specifiers() {
    return specifiers;
  }

  /** The address of the one file that fits, if the requirement names it. */
  public Optional<String> url() {
    return url;
  }

  /** The condition after the semicolon; empty if there is none. */
  public Optional<String> marker() {
    return Optional.ofNullable(marker).map(MarkerExpression::toString);
  }

  /**
   * Whether the requirement holds there.
   *
   * @param wantedExtras the extras of the package that has this requirement, for {@code extra ==
   *     '…'}
   */
  public boolean appliesTo(TargetEnvironment environment, Collection<String> wantedExtras) {
    if (marker == null) {
      return true;
    }
    TreeSet<String> normal = new TreeSet<>();
    wantedExtras.forEach(extra -> normal.add(PackageName.normalize(extra)));
    return marker.holds(environment.markerValues(), normal);
  }

  /** The same requirement without its condition. */
  public Requirement withoutMarker() {
    return new Requirement(writtenName, extras, specifiers, url, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Requirement requirement && toString().equals(requirement.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The requirement as PEP 508 writes it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(writtenName);
    if (!extras.isEmpty()) {
      text.append('[').append(String.join(",", extras)).append(']');
    }
    text.append(specifiers);
    url.ifPresent(address -> text.append(" @ ").append(address));
    if (marker != null) {
      text.append(url.isPresent() ? " ; " : "; ").append(marker);
    }
    return text.toString();
  }
}
