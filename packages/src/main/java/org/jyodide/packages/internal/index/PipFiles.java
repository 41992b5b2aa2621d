package org.jyodide.packages.internal.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** pip's configuration files: where they are, and how they are written. */
final class PipFiles {
  private PipFiles() {}

  /** The files that may exist, in the order in which later ones win (pip, configuration). */
  static List<Path> standard(Map<String, String> environment, Path home, String system) {
    List<Path> files = new ArrayList<>();
    String virtual = environment.getOrDefault("VIRTUAL_ENV", "");
    if (system.startsWith("windows")) {
      String all = environment.getOrDefault("PROGRAMDATA", "C:\\ProgramData");
      files.add(Path.of(all, "pip", "pip.ini"));
      files.add(home.resolve("pip").resolve("pip.ini"));
      String roaming = environment.getOrDefault("APPDATA", "");
      if (!roaming.isEmpty()) {
        files.add(Path.of(roaming, "pip", "pip.ini"));
      }
      if (!virtual.isEmpty()) {
        files.add(Path.of(virtual, "pip.ini"));
      }
      return files;
    }
    Path userConfiguration = home.resolve(".config/pip/pip.conf");
    if (system.startsWith("mac")) {
      files.add(Path.of("/Library/Application Support/pip/pip.conf"));
      Path library = home.resolve("Library/Application Support/pip");
      if (Files.isDirectory(library)) {
        userConfiguration = library.resolve("pip.conf");
      }
    } else {
      String directories = environment.getOrDefault("XDG_CONFIG_DIRS", "/etc/xdg");
      for (String directory : directories.split(":", -1)) {
        if (!directory.isEmpty()) {
          files.add(Path.of(directory, "pip", "pip.conf"));
        }
      }
      files.add(Path.of("/etc/pip.conf"));
      String own = environment.getOrDefault("XDG_CONFIG_HOME", "");
      if (!own.isEmpty()) {
        userConfiguration = Path.of(own, "pip", "pip.conf");
      }
    }
    files.add(home.resolve(".pip/pip.conf"));
    files.add(userConfiguration);
    if (!virtual.isEmpty()) {
      files.add(Path.of(virtual, "pip.conf"));
    }
    return files;
  }

  /** Sections with their settings, as Python's configparser reads them. */
  static Map<String, Map<String, String>> parse(List<String> lines) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    String name = "";
    for (String line : lines) {
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
        continue;
      }
      int equals = separator(stripped);
      if (Character.isWhitespace(line.charAt(0)) && !name.isEmpty()) {
        section.merge(name, stripped, (first, more) -> first + "\n" + more);
      } else if (stripped.startsWith("[") && stripped.endsWith("]")) {
        String title = stripped.substring(1, stripped.length() - 1).strip();
        section = sections.computeIfAbsent(title, key -> new LinkedHashMap<>());
        name = "";
      } else if (equals > 0) {
        name = stripped.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        section.put(name, stripped.substring(equals + 1).strip());
      }
    }
    return sections;
  }

  private static int separator(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
  }
}
