package org.jyodide.internal.net;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jyodide.NetworkAccess;

class NetworkPolicyTest {
  private static void allows(NetworkAccess access, String host, int port) {
    assertDoesNotThrow(() -> new NetworkPolicy(access).check(host, port));
  }

  private static String refusal(NetworkAccess access, String host, int port) {
    return String.valueOf(
        assertThrows(
                NetworkRefusedException.class, () -> new NetworkPolicy(access).check(host, port))
            .getMessage());
  }

  @Test
  void nothingIsAllowedByDefault() {
    assertEquals(
        "network access to example.org:443 is not allowed;"
            + " InterpreterOptions.withNetworkAccess(NetworkAccess.hosts(\"example.org:443\"))"
            + " would allow it",
        refusal(NetworkAccess.none(), "example.org", 443));
  }

  @Test
  void namesArePlainOrAllBelow() {
    NetworkAccess access =
        NetworkAccess.hosts("Example.org.", "*.example.net:443").withPrivateAddresses();
    allows(access, "EXAMPLE.org", 80);
    allows(access, "example.org.", 1);
    allows(access, "a.b.example.net", 443);
    refusal(access, "a.example.net", 80);
    refusal(access, "example.net", 443);
    refusal(access, "badexample.net", 443);
    refusal(access, "sub.example.org", 443);
    refusal(access, "example.org.evil.test", 443);
  }

  @Test
  void addressesAndLocalhostMayBeNamed() {
    allows(NetworkAccess.hosts("127.0.0.1:8080"), "127.0.0.1", 8080);
    allows(NetworkAccess.hosts("[::1]:8080"), "[::1]", 8080);
    allows(NetworkAccess.hosts("[::1]"), "::1", 9);
    allows(NetworkAccess.hosts("localhost"), "localhost", 1);
    refusal(NetworkAccess.hosts("127.0.0.1:8080"), "127.0.0.1", 80);
    refusal(NetworkAccess.hosts("127.0.0.1"), "localhost", 80);
  }

  @Test
  void allowedNamesMayNotLeadInside() {
    String message = refusal(NetworkAccess.hosts("*.0.0.1"), "127.0.0.1", 80);
    assertTrue(message.contains("an address of this machine"), message);
    assertTrue(message.contains("withPrivateAddresses()"), message);
    allows(NetworkAccess.hosts("*.0.0.1").withPrivateAddresses(), "127.0.0.1", 80);
  }

  @Test
  void everythingIsEverything() {
    allows(NetworkAccess.everything(), "127.0.0.1", 1);
    allows(NetworkAccess.everything(), "never.looked.up.invalid", 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.9.9.9",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "::10.0.0.1"
      })
  void isNotPublic(String address) throws UnknownHostException {
    assertTrue(AddressClass.notPublic(InetAddress.getByName(address)).isPresent(), address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "172.32.0.1",
        "100.128.0.1",
        "192.0.2.1",
        "2606:4700::1111",
        "64:ff9b::101:101",
        "2002:101:101::"
      })
  void isPublic(String address) throws UnknownHostException {
    assertEquals(
        java.util.Optional.empty(), AddressClass.notPublic(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "a.*.b", "http://a", "a/b", "a:0", "a:99999", "a:b", "u@h", "[::1", ":1"})
  void isNoPattern(String pattern) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> NetworkAccess.hosts(pattern));
    assertTrue(String.valueOf(refused.getMessage()).contains("'" + pattern + "'"), pattern);
  }

  @Test
  void patternsOfInternationalNames() {
    assertEquals("xn--bcher-kva.example", HostPattern.parse("Bücher.example").name());
    assertFalse(HostPattern.parse("a.example").forSubdomains());
  }

  @Test
  void saysWhatItIs() {
    assertEquals("none", NetworkAccess.none().toString());
    assertEquals("a:1, b", NetworkAccess.hosts("a:1", "b").toString());
    assertEquals("everything", NetworkAccess.everything().toString());
  }
}
