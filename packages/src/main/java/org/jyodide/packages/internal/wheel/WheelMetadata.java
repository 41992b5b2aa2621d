package org.jyodide.packages.internal.wheel;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.PackageName;
import org.jyodide.packages.Requirement;
import org.jyodide.packages.Version;
import org.jyodide.packages.VersionSpecifiers;

/**
 * What a package says of itself in METADATA.
 *
 * @param displayName the name as it is written
 * @param extras the optional parts that it has, in normal form
 */
public record WheelMetadata(
    String displayName,
    Version version,
    VersionSpecifiers requiresPython,
    List<Requirement> requirements,
    List<String> extras) {

  /**
   * Reads METADATA.
   *
   * @param source names it in errors
   * @throws PackageException if it is none
   */
  public static WheelMetadata parse(String text, String source) {
    Headers headers = Headers.parse(text);
    String name = headers.first("Name").orElse("");
    String version = headers.first("Version").orElse("");
    if (!PackageName.isValid(name)) {
      throw new PackageException(
          "the METADATA of " + source + " names the package '" + name + "', which is no name");
    }
    try {
      List<Requirement> requirements = new ArrayList<>();
      for (String requirement : headers.all("Requires-Dist")) {
        requirements.add(Requirement.parse(requirement));
      }
      return new WheelMetadata(
          name,
          Version.parse(version),
          VersionSpecifiers.parse(headers.first("Requires-Python").orElse("")),
          List.copyOf(requirements),
          headers.all("Provides-Extra").stream().map(PackageName::normalize).toList());
    } catch (IllegalArgumentException e) {
      throw new PackageException("the METADATA of " + source + " is wrong: " + e.getMessage(), e);
    }
  }

  /** The name in normal form. */
  public String name() {
    return PackageName.normalize(displayName);
  }
}
