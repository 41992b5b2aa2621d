package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.NetworkAccess;
import org.jyodide.packages.internal.store.Hashes;

class IndexTest {
  @TempDir Path directory;
  private IndexServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new IndexServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private Packages packages() {
    return Packages.below(directory.resolve("prefix"))
        .withIndex(server.index())
        .withCache(directory.resolve("cache"));
  }

  private static String sha256(byte[] bytes) {
    return Hashes.of("sha256", bytes);
  }

  private static String file(TestWheel wheel, String more) {
    return "{\"filename\": \""
        + wheel.fileName()
        + "\", \"url\": \"../../files/"
        + wheel.fileName()
        + "\", \"hashes\": {\"sha256\": \""
        + sha256(wheel.bytes())
        + "\"}"
        + more
        + "}";
  }

  private static String link(TestWheel wheel, String attributes) {
    return "<a href=\"/files/"
        + wheel.fileName()
        + "#sha256="
        + sha256(wheel.bytes())
        + "\" "
        + attributes
        + ">"
        + wheel.fileName()
        + "</a>";
  }

  private static List<String> names(Installation installation) {
    return installation.installed().stream().map(InstalledPackage::frozen).toList();
  }

  @Test
  void jsonIsRead() {
    TestWheel one = TestWheel.of("one", "1.0").requires("two>=1");
    TestWheel two = TestWheel.of("two", "1.5");
    server.wheel(one).wheel(two);
    server.json("one", file(one, "")).json("two", file(two, ""));
    assertEquals(List.of("one==1.0", "two==1.5"), names(packages().install("One")));
  }

  @Test
  void htmlIsRead() {
    TestWheel one = TestWheel.of("one", "1.0");
    TestWheel old = TestWheel.of("one", "3.0");
    server.wheel(one).wheel(old);
    server.html(
        "one",
        "<!-- <a href='x'>one-9.0-py3-none-any.whl</a> --><base href='/elsewhere/'>"
            + link(old, "data-requires-python='&lt;3'")
            + link(one, "data-requires-python=\"&gt;=3.9\"")
            + "<a href=\"one-1.0.tar.gz\">one-1.0.tar.gz</a>");
    assertEquals(List.of("one==1.0"), names(packages().install("one")));
  }

  @Test
  void withdrawnVersionsAreOnlyTakenWhenNamed() {
    TestWheel one = TestWheel.of("one", "1.0");
    TestWheel two = TestWheel.of("one", "2.0");
    server.wheel(one).wheel(two);
    server.json("one", file(one, "") + "," + file(two, ", \"yanked\": \"broken\""));
    assertEquals("[one==1.0]", packages().resolve("one>=1").toString());
    assertEquals("[one==2.0]", packages().resolve("one==2.0").toString());
  }

  @Test
  void metadataIsFetchedAloneWhereTheIndexHasIt() {
    TestWheel one = TestWheel.of("one", "1.0").requires("two");
    TestWheel two = TestWheel.of("two", "1.0");
    byte[] metadata = one.metadata().getBytes(StandardCharsets.UTF_8);
    server.put("/files/" + one.fileName() + ".metadata", "text/plain", metadata).wheel(two);
    server.json(
        "one", file(one, ", \"core-metadata\": {\"sha256\": \"" + sha256(metadata) + "\"}"));
    server.json("two", file(two, ", \"core-metadata\": false"));
    assertEquals("[one==1.0, two==1.0]", packages().resolve("one").toString());
    assertEquals(
        0, server.requests().stream().filter(path -> path.endsWith(one.fileName())).count());
  }

  @Test
  void metadataWithAnotherHashIsRefused() {
    TestWheel one = TestWheel.of("one", "1.0").requires("two");
    server.put("/files/" + one.fileName() + ".metadata", "text/plain", new byte[] {65});
    server.html("one", link(one, "data-core-metadata='sha256=" + "0".repeat(64) + "'"));
    assertThrows(IntegrityException.class, () -> packages().resolve("one"));
  }

  @Test
  void aFileWithAnotherHashIsRefused() throws IOException {
    TestWheel one = TestWheel.of("one", "1.0");
    server.json("one", file(one, ""));
    server.put(
        "/files/" + one.fileName(),
        "application/zip",
        TestWheel.of("one", "1.0").file("x.py", "").bytes());
    IntegrityException e = assertThrows(IntegrityException.class, () -> packages().install("one"));
    assertTrue(String.valueOf(e.getMessage()).contains(sha256(one.bytes())), e.getMessage());
    try (var files = Files.walk(directory)) {
      assertEquals(List.of(), files.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void aFileWithoutHashIsRefusedUnlessThatIsAccepted() {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one).html("one", "<a href='/files/" + one.fileName() + "#md5=abc'>x</a>");
    IntegrityException e = assertThrows(IntegrityException.class, () -> packages().install("one"));
    assertTrue(String.valueOf(e.getMessage()).contains("--allow-unhashed"), e.getMessage());
    assertEquals(List.of("one==1.0"), names(packages().withUnhashedFiles().install("one")));
  }

  @Test
  void aFileOfAnotherSizeIsRefused() {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one).json("one", file(one, ", \"size\": 7"));
    assertThrows(IntegrityException.class, () -> packages().install("one"));
  }

  @Test
  void whatIsCachedIsNotFetchedAgain() {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one).json("one", file(one, ""));
    packages().install("one");
    server.status("/files/" + one.fileName(), 500);
    packages().uninstall("one");
    assertEquals(List.of("one==1.0"), names(packages().install("one")));
  }

  @Test
  void aChangedFileInTheCacheIsFetchedAgain() throws IOException {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one).json("one", file(one, ""));
    packages().install("one");
    try (var files = Files.walk(directory.resolve("cache"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    packages().uninstall("one");
    assertEquals(List.of("one==1.0"), names(packages().install("one")));
  }

  @Test
  void redirectionsAreFollowedUnderThePolicy() {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one).json("one", file(one, ""));
    server.redirect("/old/one/", "/simple/one/");
    PackageIndex old = PackageIndex.simple(server.address("/old"));
    assertEquals("[one==1.0]", packages().withIndex(old).resolve("one").toString());
    server.redirect("/old/one/", "http://127.0.0.1:1/elsewhere");
    Packages narrow = packages().withIndex(old).withNetworkAccess(NetworkAccess.hosts("localhost"));
    PackageException e = assertThrows(PackageException.class, () -> narrow.resolve("one"));
    assertTrue(String.valueOf(e.getMessage()).contains("not allowed"), e.getMessage());
  }

  @Test
  void thePolicyIsAskedFirst() {
    Packages closed = packages().withNetworkAccess(NetworkAccess.none());
    assertThrows(PackageException.class, () -> closed.resolve("one"));
    assertEquals(List.of(), server.requests());
  }

  @Test
  void serversThatFailAreAskedAgain() {
    server.status("/simple/one/", 503);
    PackageException e = assertThrows(PackageException.class, () -> packages().resolve("one"));
    assertTrue(String.valueOf(e.getMessage()).contains("503"), e.getMessage());
    assertEquals(3, server.requests().size());
  }

  @Test
  void aPasswordIsSentAndNotShown() {
    server.status("/simple/one/", 403);
    String address = server.address("/simple/").toString().replace("//", "//me:secret@");
    Packages withUser = packages().withIndex(PackageIndex.simple(URI.create(address)));
    PackageException e = assertThrows(PackageException.class, () -> withUser.resolve("one"));
    assertEquals("Basic bWU6c2VjcmV0", server.authorization());
    assertTrue(!String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
  }

  @Test
  void anIndexOfAnotherProtocolIsRefused() {
    server.put(
        "/simple/one/",
        "application/vnd.pypi.simple.v2+json",
        "{\"meta\": {\"api-version\": \"2.0\"}}".getBytes(StandardCharsets.UTF_8));
    PackageException e = assertThrows(PackageException.class, () -> packages().resolve("one"));
    assertTrue(String.valueOf(e.getMessage()).contains("'2.0'"), e.getMessage());
  }

  @Test
  void aPageOfLinksIsAnIndexOfAll() {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one).put("/links", "text/html", link(one, "").getBytes(StandardCharsets.UTF_8));
    PackageIndex links = PackageIndex.links(server.address("/links"));
    assertEquals(List.of("one==1.0"), names(packages().withIndex(links).install("one")));
  }

  @Test
  void aWheelIsInstalledFromItsAddress() throws IOException {
    TestWheel one = TestWheel.of("one", "1.0");
    server.wheel(one);
    String address = server.address("/files/" + one.fileName()).toString();
    assertThrows(IntegrityException.class, () -> packages().install("one @ " + address));
    packages().install("one @ " + address + "#sha256=" + sha256(one.bytes()));
    assertEquals(List.of("one @ " + address), packages().freeze());
    Path direct =
        directory.resolve("prefix/lib/python3.14/site-packages/one-1.0.dist-info/direct_url.json");
    assertTrue(Files.readString(direct).contains(sha256(one.bytes())));
  }

  @Test
  void theLockFileOfPyodideNamesItsFiles() {
    PackageException e =
        assertThrows(
            PackageException.class,
            () ->
                packages()
                    .withIndex(PackageIndex.pyodide(server.address("/pyodide")))
                    .install("attrs"));
    assertTrue(String.valueOf(e.getMessage()).contains("/pyodide/attrs-"), e.getMessage());
    assertEquals("pillow", Packages.packageOf("PIL").orElse(""));
  }
}
