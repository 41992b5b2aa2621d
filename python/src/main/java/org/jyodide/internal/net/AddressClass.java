package org.jyodide.internal.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Tells addresses of the public Internet from all others. */
final class AddressClass {
  private AddressClass() {}

  /** What keeps an address from being public, in words; empty if it is. */
  static Optional<String> notPublic(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return Optional.of("the unspecified address");
    }
    if (address.isLoopbackAddress()) {
      return Optional.of("an address of this machine");
    }
    if (address.isLinkLocalAddress()) {
      return Optional.of("a link-local address");
    }
    if (address.isMulticastAddress()) {
      return Optional.of("a multicast address");
    }
    if (address.isSiteLocalAddress()) {
      return Optional.of("a private address");
    }
    return address instanceof Inet4Address ? notPublic4(address) : notPublic6(address);
  }

  private static Optional<String> notPublic4(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (first == 0 || first >= 240) {
      return Optional.of("a reserved address");
    }
    if (first == 100 && second >= 64 && second < 128) {
      return Optional.of("a carrier's private address");
    }
    boolean reserved =
        (first == 192 && second == 0 && bytes[2] == 0) || (first == 198 && (second & 0xFE) == 18);
    return reserved ? Optional.of("a reserved address") : Optional.empty();
  }

  private static Optional<String> notPublic6(InetAddress address) {
    byte[] bytes = address.getAddress();
    if ((bytes[0] & 0xFE) == 0xFC) {
      return Optional.of("a private address");
    }
    if (((Inet6Address) address).isIPv4CompatibleAddress()) {
      return embedded(bytes, 12);
    }
    boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xFF, 0x9B);
    boolean sixToFour = startsWith(bytes, 0x20, 0x02);
    if (nat64) {
      return bytes[4] == 0 && bytes[5] == 0
          ? embedded(bytes, 12)
          : Optional.of("an address of a local translator");
    }
    return sixToFour ? embedded(bytes, 2) : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** An address that leads to one of IPv4 is what that one is. */
  private static Optional<String> embedded(byte[] bytes, int at) {
    try {
      return notPublic(InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
