package org.jyodide.maven;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes wheels with a module each. */
final class SmallWheel {
  private final String name;
  private final String version;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private String tag = "py3-none-any";
  private String requires = "";

  SmallWheel(String name, String version) {
    this.name = name;
    this.version = version;
    file(name + ".py", ("version = '" + version + "'\n").getBytes(StandardCharsets.UTF_8));
  }

  SmallWheel file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  SmallWheel tag(String value) {
    tag = value;
    return this;
  }

  SmallWheel requires(String requirement) {
    requires += "Requires-Dist: " + requirement + "\n";
    return this;
  }

  void writeTo(Path directory) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    String info = name + "-" + version + ".dist-info/";
    text(all, info + "METADATA", "Metadata-Version: 2.1\nName: %s\nVersion: %s\n%s\n");
    text(all, info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: " + tag + "\n");
    StringBuilder record = new StringBuilder();
    all.forEach(
        (path, content) ->
            record.append("%s,%s,%d\n".formatted(path, hash(content), content.length)));
    text(all, info + "RECORD", record + info + "RECORD,,\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    Files.createDirectories(directory);
    Files.write(
        directory.resolve("%s-%s-%s.whl".formatted(name, version, tag)), bytes.toByteArray());
  }

  private void text(Map<String, byte[]> all, String path, String format) {
    all.put(path, format.formatted(name, version, requires).getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
