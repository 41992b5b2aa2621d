package org.jyodide.packages;

import java.util.List;

/**
 * A package that is installed.
 *
 * @param name its name, as it writes it
 * @param version its version
 * @param requested whether it was installed because a user named it, not because another needs it
 * @param requirements what it needs, with the conditions under which it does
 * @param directUrl the address of the file that it was installed from, if a user named that; else
 *     empty
 */
public record InstalledPackage(
    String name,
    Version version,
    boolean requested,
    List<Requirement> requirements,
    java.util.Optional<String> directUrl) {

  /** The package as {@code pip freeze} writes it: {@code name==1.0}, or {@code name @ address}. */
  public String frozen() {
    return directUrl.map(url -> name + " @ " + url).orElseGet(() -> name + "==" + version);
  }
}
