package org.jyodide;

import java.util.List;
import org.jyodide.internal.net.HostPattern;

/**
 * Which hosts Python may reach, over HTTP with {@code pyodide.http} and {@code js.fetch}. Immutable
 * and safe for use by any thread.
 *
 * <p>Each request is checked, and each redirection like a request: first the name and the port, so
 * that a name that is not allowed is not even looked up, then every address that the name has. Only
 * addresses of the public Internet may be behind an allowed name, unless the pattern itself is an
 * address or {@code localhost}, or {@link #withPrivateAddresses} says otherwise. A refused access
 * raises an exception in Python that says what would allow it.
 */
public final class NetworkAccess {
  private static final NetworkAccess NONE = new NetworkAccess(List.of(), false, false);
  private static final NetworkAccess EVERYTHING = new NetworkAccess(List.of(), true, true);

  private final List<String> hosts;
  private final boolean everything;
  private final boolean privateAddresses;

  private NetworkAccess(List<String> hosts, boolean everything, boolean privateAddresses) {
    this.hosts = hosts;
    this.everything = everything;
    this.privateAddresses = privateAddresses;
  }

  /** No host at all: the default. */
  public static NetworkAccess none() {
    return NONE;
  }

  /** Every host and address that the JVM can reach, those of private networks included. */
  public static NetworkAccess everything() {
    return EVERYTHING;
  }

  /**
   * The hosts of some patterns: {@code example.org}, {@code *.example.org} for all names below it
   * but not for itself, an address such as {@code 192.0.2.1} or {@code [2001:db8::1]}; each for all
   * ports or, as in {@code example.org:443}, for one.
   *
   * @throws IllegalArgumentException if a pattern is none of these
   */
  public static NetworkAccess hosts(String... patterns) {
    List<String> copy = List.of(patterns);
    copy.forEach(HostPattern::parse);
    return new NetworkAccess(copy, false, false);
  }

  /** A copy that lets the allowed names have addresses of private networks and of this machine. */
  public NetworkAccess withPrivateAddresses() {
    return new NetworkAccess(hosts, everything, true);
  }

  /** The patterns of {@link #hosts(String...)}. */
  public List<String> hosts() {
    return hosts;
  }

  /** Whether it is {@link #everything}. */
  public boolean isEverything() {
    return everything;
  }

  /** Whether names may have addresses of private networks and of this machine. */
  public boolean allowsPrivateAddresses() {
    return privateAddresses;
  }

  @Override
  public String toString() {
    if (everything) {
      return "everything";
    }
    return hosts.isEmpty() ? "none" : String.join(", ", hosts);
  }
}
