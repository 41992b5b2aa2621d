package org.jyodide.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.jyodide.NetworkAccess;

/**
 * Decides on each address before it is used: on its name first, so that a name that is not allowed
 * is not even looked up, then on everything that it resolves to.
 */
public final class NetworkPolicy {
  private final NetworkAccess access;

  public NetworkPolicy(NetworkAccess access) {
    this.access = access;
  }

  /**
   * Checks a host and a port. May look up the name, which takes time.
   *
   * @param host a name or an address, an IPv6 address with or without brackets
   * @throws NetworkRefusedException if it may not be reached
   * @throws UnknownHostException if the name has no address
   */
  public void check(String host, int port) throws NetworkRefusedException, UnknownHostException {
    String name = normal(host);
    if (access.isEverything()) {
      return;
    }
    Optional<HostPattern> allowing =
        access.hosts().stream()
            .map(HostPattern::parse)
            .filter(pattern -> pattern.matches(name, port))
            .findFirst();
    if (allowing.isEmpty()) {
      String shown = (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
      throw new NetworkRefusedException(
          "network access to "
              + shown
              + " is not allowed; InterpreterOptions.withNetworkAccess(NetworkAccess.hosts(\""
              + shown
              + "\")) would allow it");
    }
    if (!access.allowsPrivateAddresses() && !allowing.get().namesLocalHost()) {
      checkAddresses(name);
    }
  }

  private static void checkAddresses(String name)
      throws NetworkRefusedException, UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(name)) {
      Optional<String> kind = AddressClass.notPublic(address);
      if (kind.isPresent()) {
        throw new NetworkRefusedException(
            name
                + " has the address "
                + address.getHostAddress()
                + ", "
                + kind.get()
                + "; NetworkAccess.hosts(…).withPrivateAddresses() would allow it");
      }
    }
  }

  private static String normal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
