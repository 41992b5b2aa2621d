package org.jyodide.packages;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A wheel that can be had somewhere. Immutable.
 *
 * @param name what its file name says
 * @param location where it is: {@code https}, {@code http} or {@code file}
 * @param hashes its hashes by algorithm, in lower case, such as {@code sha256}; may be empty
 * @param size its size in bytes, if known
 * @param requiresPython which versions of Python it is for
 * @param yanked why it was withdrawn (PEP 592); empty if it was not
 * @param metadata the hashes of its metadata, if that can be had alone (PEP 658)
 * @param dependencies what it needs, if a lock file says so; else its metadata does
 */
public record Wheel(
    WheelName name,
    URI location,
    Map<String, String> hashes,
    OptionalLong size,
    VersionSpecifiers requiresPython,
    Optional<String> yanked,
    Optional<Map<String, String>> metadata,
    Optional<List<Requirement>> dependencies) {

  /** A wheel of which only name, place and hashes are known. */
  public static Wheel of(WheelName name, URI location, Map<String, String> hashes) {
    return new Wheel(
        name,
        location,
        Map.copyOf(hashes),
        OptionalLong.empty(),
        VersionSpecifiers.any(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it is a file of this machine. */
  public boolean isLocal() {
    return "file".equalsIgnoreCase(location.getScheme());
  }

  /** The file name. */
  public String fileName() {
    return name.fileName();
  }

  /** The version. */
  public Version version() {
    return name.version();
  }

  @Override
  public String toString() {
    return fileName();
  }
}
