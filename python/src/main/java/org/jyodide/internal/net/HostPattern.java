package org.jyodide.internal.net;

import java.net.IDN;
import java.util.Locale;

/**
 * Which hosts may be reached: {@code NAME}, {@code *.NAME} for all names below it, or an address,
 * each with {@code :PORT} or for any port.
 *
 * @param name the name, in ASCII and lower case; without the {@code *.}
 * @param forSubdomains whether it began with {@code *.}
 * @param port the port; 0 for any
 */
public record HostPattern(String name, boolean forSubdomains, int port) {
  private static final int MAXIMUM_PORT = 65_535;

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static HostPattern parse(String text) {
    String host = text.strip();
    if (host.contains("/") || host.contains("@")) {
      throw invalid(text);
    }
    int port = 0;
    int colon = host.lastIndexOf(':');
    boolean bracketed = host.startsWith("[");
    if (colon >= 0 && (bracketed ? host.charAt(colon - 1) == ']' : host.indexOf(':') == colon)) {
      port = port(host.substring(colon + 1), text);
      host = host.substring(0, colon);
    }
    if (bracketed) {
      if (!host.endsWith("]")) {
        throw invalid(text);
      }
      host = host.substring(1, host.length() - 1);
    }
    boolean forSubdomains = host.startsWith("*.");
    if (forSubdomains) {
      host = host.substring(2);
    }
    if (host.isEmpty() || host.contains("*")) {
      throw invalid(text);
    }
    return new HostPattern(ascii(host, text), forSubdomains, port);
  }

  private static String ascii(String host, String text) {
    if (host.indexOf(':') >= 0) {
      return host.toLowerCase(Locale.ROOT);
    }
    try {
      String name = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
  }

  private static int port(String digits, String text) {
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port <= MAXIMUM_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw invalid(text);
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "a host pattern is NAME, *.NAME or an address, with or without :PORT, got '"
            + text
            + "'; NetworkAccess.everything() allows all hosts");
  }

  /** Whether it is a pattern for this host, a normal name, and port. */
  boolean matches(String host, int wantedPort) {
    boolean matchesName = forSubdomains ? host.endsWith("." + name) : host.equals(name);
    return matchesName && (port == 0 || port == wantedPort);
  }

  /** Whether whoever wrote it meant an address that need not be public: one, or localhost. */
  boolean namesLocalHost() {
    return !forSubdomains
        && (name.equals("localhost") || name.indexOf(':') >= 0 || name.matches("[0-9.]+"));
  }
}
