package org.jyodide.packages.internal.index;

import java.math.BigInteger;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jyodide.packages.PackageException;
import org.jyodide.packages.Wheel;
import org.jyodide.packages.WheelName;

/** Wheels that are named by their address. */
public final class DirectLink {
  private static final Pattern BUILD = Pattern.compile("([0-9]+)(.*)");

  private DirectLink() {}

  /**
   * The wheel at an address; a hash in its fragment counts.
   *
   * @throws PackageException if it is not the address of a wheel
   */
  public static Wheel wheel(URI address) {
    if (!address.isAbsolute()) {
      throw new PackageException(
          "the address of a wheel begins with https:, http: or file:, got '" + address + "'");
    }
    Map<String, String> hashes = new TreeMap<>();
    Links.fragmentHash(address).ifPresent(hash -> hashes.put(hash.getKey(), hash.getValue()));
    try {
      return Wheel.of(
          WheelName.parse(Links.fileName(address)), Links.withoutFragment(address), hashes);
    } catch (IllegalArgumentException e) {
      throw new PackageException(
          address + " is no wheel, and nothing else can be installed: " + e.getMessage(), e);
    }
  }

  /** Compares build tags: by number, then by the rest; without one is the oldest. */
  public static int compareBuild(WheelName left, WheelName right) {
    Matcher first = BUILD.matcher(left.build());
    Matcher second = BUILD.matcher(right.build());
    if (!first.matches() || !second.matches()) {
      return Boolean.compare(!left.build().isEmpty(), !right.build().isEmpty());
    }
    int byNumber = new BigInteger(first.group(1)).compareTo(new BigInteger(second.group(1)));
    return byNumber != 0 ? byNumber : first.group(2).compareTo(second.group(2));
  }
}
