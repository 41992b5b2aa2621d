package org.jyodide.packages;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jyodide.packages.internal.json.Toml;

/** Writes lock files: the same packages always give the same text. */
final class LockfileWriter {
  private LockfileWriter() {}

  static String write(Lockfile lockfile, Path directory) {
    StringBuilder text = new StringBuilder();
    text.append("# Made by jyodide; 'jyodide pip sync' installs it.\n");
    text.append("lock-version = \"1.0\"\n");
    text.append("requires-python = ").append(Toml.quoted(lockfile.requiresPython())).append('\n');
    text.append("created-by = \"jyodide\"\n");
    text.append(wishes(lockfile.wishes()));
    lockfile.packages().stream()
        .sorted(Comparator.comparing(LockedPackage::name))
        .forEach(locked -> append(text, locked, directory));
    return text.toString();
  }

  private static String wishes(Wishes wishes) {
    if (wishes.equals(Wishes.UNKNOWN)) {
      return "";
    }
    String constraints =
        wishes.constraints().isEmpty() ? "" : ", constraints = " + list(wishes.constraints());
    return "tool = {jyodide = {requirements = "
        + list(wishes.requirements())
        + constraints
        + "}}\n";
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Toml::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static void append(StringBuilder text, LockedPackage locked, Path directory) {
    text.append("\n[[packages]]\n");
    text.append("name = ").append(Toml.quoted(locked.name())).append('\n');
    text.append("version = ").append(Toml.quoted(locked.version().toString())).append('\n');
    locked.marker().ifPresent(m -> text.append("marker = ").append(Toml.quoted(m)).append('\n'));
    if (locked.isDirect()) {
      text.append("archive = {")
          .append(place(locked.wheels().get(0), directory))
          .append(hashes(locked.wheels().get(0)))
          .append("}\n");
    } else {
      text.append("wheels = [\n");
      for (Wheel wheel : locked.wheels()) {
        text.append("  {name = ")
            .append(Toml.quoted(wheel.fileName()))
            .append(", ")
            .append(place(wheel, directory))
            .append(hashes(wheel))
            .append("},\n");
      }
      text.append("]\n");
    }
    if (locked.requested()) {
      text.append("tool = {jyodide = {requested = true}}\n");
    }
  }

  private static String place(Wheel wheel, Path directory) {
    String size = wheel.size().isPresent() ? ", size = " + wheel.size().getAsLong() : "";
    if (!wheel.isLocal()) {
      return "url = " + Toml.quoted(wheel.location().toString()) + size;
    }
    Path path = Path.of(wheel.location());
    boolean isBelow = path.startsWith(directory) && directory.getNameCount() > 0;
    String shown = isBelow ? directory.relativize(path).toString() : path.toString();
    return "path = " + Toml.quoted(shown.replace('\\', '/')) + size;
  }

  private static String hashes(Wheel wheel) {
    Map<String, String> sorted = new TreeMap<>(wheel.hashes());
    return sorted.entrySet().stream()
        .map(hash -> hash.getKey() + " = " + Toml.quoted(hash.getValue()))
        .collect(Collectors.joining(", ", ", hashes = {", "}"));
  }
}
