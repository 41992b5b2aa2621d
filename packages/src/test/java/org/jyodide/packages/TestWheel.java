package org.jyodide.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jyodide.packages.internal.wheel.WheelArchive;

/** Makes a small wheel. */
final class TestWheel {
  private final String name;
  private final String version;
  private String tag = "py3-none-any";
  private String wheelVersion = "1.0";
  private final List<String> metadata = new ArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Integer> modes = new LinkedHashMap<>();

  private TestWheel(String name, String version) {
    this.name = name;
    this.version = version;
    file(name + ".py", "version = '" + version + "'\n");
  }

  static TestWheel of(String name, String version) {
    return new TestWheel(name, version);
  }

  TestWheel requires(String... requirements) {
    for (String requirement : requirements) {
      metadata.add("Requires-Dist: " + requirement);
    }
    return this;
  }

  TestWheel header(String line) {
    metadata.add(line);
    return this;
  }

  TestWheel tag(String other) {
    tag = other;
    return this;
  }

  TestWheel wheelVersion(String other) {
    wheelVersion = other;
    return this;
  }

  TestWheel file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  TestWheel file(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  TestWheel executable(String path) {
    modes.put(path, 0100755);
    return this;
  }

  String distInfo() {
    return name + "-" + version + ".dist-info";
  }

  String fileName() {
    return name + "-" + version + "-" + tag + ".whl";
  }

  String metadata() {
    return "Metadata-Version: 2.1\nName: "
        + name
        + "\nVersion: "
        + version
        + "\n"
        + metadata.stream().map(line -> line + "\n").reduce("", String::concat)
        + "\nA package for tests.\n";
  }

  /** The archive, for changes. */
  RawZip zip() {
    Map<String, byte[]> all = new LinkedHashMap<>(files);
    all.putIfAbsent(distInfo() + "/METADATA", metadata().getBytes(StandardCharsets.UTF_8));
    String wheel = "Wheel-Version: " + wheelVersion + "\nRoot-Is-Purelib: true\nTag: " + tag + "\n";
    all.putIfAbsent(distInfo() + "/WHEEL", wheel.getBytes(StandardCharsets.UTF_8));
    StringBuilder record = new StringBuilder();
    all.forEach(
        (path, content) ->
            record
                .append(path.indexOf(',') < 0 ? path : '"' + path + '"')
                .append(',')
                .append(WheelArchive.hash("sha256", content))
                .append(',')
                .append(content.length)
                .append('\n'));
    record.append(distInfo()).append("/RECORD,,\n");
    all.putIfAbsent(distInfo() + "/RECORD", record.toString().getBytes(StandardCharsets.UTF_8));
    RawZip zip = new RawZip();
    all.forEach(
        (path, content) ->
            zip.add(RawZip.deflated(path, content).withMode(modes.getOrDefault(path, 0100644))));
    return zip;
  }

  byte[] bytes() {
    return zip().bytes();
  }

  Path writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    return Files.write(directory.resolve(fileName()), bytes());
  }
}
