package org.jyodide.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jyodide.packages.internal.index.PipConfiguration;

class PipConfigurationTest {
  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  private PipConfiguration read() {
    environment.putIfAbsent("XDG_CONFIG_DIRS", home.resolve("all").toString());
    return PipConfiguration.read(environment, home, "linux");
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void laterFilesWinAndVariablesWinOverFiles() throws IOException {
    write("all/pip/pip.conf", "[global]\nindex-url = https://a.example.org/simple\ntimeout = 60\n");
    assertEquals(Optional.of(URI.create("https://a.example.org/simple")), read().index());
    write(".config/pip/pip.conf", "[global]\nindex_url: https://b.example.org/simple\n");
    assertEquals(Optional.of(URI.create("https://b.example.org/simple")), read().index());
    assertEquals(60, read().timeoutSeconds());
    write("venv/pip.conf", "[install]\nindex-url=https://c.example.org/simple\n");
    environment.put("VIRTUAL_ENV", home.resolve("venv").toString());
    assertEquals(Optional.of(URI.create("https://c.example.org/simple")), read().index());
    write("named.conf", "[global]\nindex-url=https://d.example.org/simple\n");
    environment.put("PIP_CONFIG_FILE", home.resolve("named.conf").toString());
    assertEquals(Optional.of(URI.create("https://d.example.org/simple")), read().index());
    environment.put("PIP_INDEX_URL", "https://e.example.org/simple");
    assertEquals(Optional.of(URI.create("https://e.example.org/simple")), read().index());
  }

  @Test
  void filesCanBeSwitchedOff() throws IOException {
    write("all/pip/pip.conf", "[global]\nno-index = true\n");
    assertTrue(read().hasNoIndex());
    environment.put("PIP_CONFIG_FILE", "/dev/null");
    assertEquals(false, read().hasNoIndex());
  }

  @Test
  void listsMayHaveSeveralLines() throws IOException {
    write(
        ".pip/pip.conf",
        """
        # a comment
        [global]
        find-links =
            /w/one
            ~/two
        ; another
        extra-index-url = https://a.example.org/s https://b.example.org/s
        [freeze]
        find-links = /not/this
        """);
    assertEquals(List.of("/w/one", home.resolve("two").toString()), read().links());
    assertEquals(
        List.of(URI.create("https://a.example.org/s"), URI.create("https://b.example.org/s")),
        read().extraIndexes());
  }

  @Test
  void certificatesAndProxyAreRead() {
    environment.put("PIP_CERT", "/etc/ca.pem");
    environment.put("PIP_PROXY", "example.org:8080");
    assertEquals(Optional.of(Path.of("/etc/ca.pem")), read().certificates());
    assertEquals(Optional.of(URI.create("http://example.org:8080")), read().proxy());
  }

  @Test
  void wrongSettingsAreNamed() {
    environment.put("PIP_INDEX_URL", "not an address");
    environment.put("PIP_TIMEOUT", "soon");
    assertThrows(PackageException.class, () -> read().index());
    assertThrows(PackageException.class, () -> read().timeoutSeconds());
  }

  @Test
  void theConfigurationIsAnIndex() throws IOException {
    environment.put("PIP_NO_INDEX", "1");
    environment.put("PIP_FIND_LINKS", home.resolve("wheels") + " " + home.resolve("missing"));
    TestWheel.of("a", "1").writeTo(home.resolve("wheels"));
    Packages packages =
        Packages.below(home.resolve("prefix"))
            .withIndex(PackageIndex.configured(read()))
            .withCache(home.resolve("cache"));
    assertEquals("[a==1]", packages.resolve("a").toString());
  }
}
