package org.jyodide.packages.internal.install;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jyodide.packages.IntegrityException;

/** The programs of a package: made for its entry points, or brought by it. */
final class Scripts {
  private static final String INTERPRETER = "#!/usr/bin/env jyodide\n";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-][A-Za-z0-9_. +-]*");
  private static final Pattern TARGET =
      Pattern.compile(
          "([\\p{L}_][\\p{L}\\p{N}_.]*)\\s*(?::\\s*([\\p{L}_][\\p{L}\\p{N}_.]*))?\\s*(?:\\[.*])?");

  private Scripts() {}

  /** The programs that {@code entry_points.txt} asks for, by name. */
  static Map<String, byte[]> ofEntryPoints(String text, String wheel) {
    Map<String, byte[]> scripts = new LinkedHashMap<>();
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1).strip();
      } else if (equals > 0
          && (section.equals("console_scripts") || section.equals("gui_scripts"))) {
        String name = line.substring(0, equals).strip();
        scripts.put(name, script(name, line.substring(equals + 1).strip(), wheel));
      }
    }
    return scripts;
  }

  private static byte[] script(String name, String target, String wheel) {
    Matcher matcher = TARGET.matcher(target);
    if (!NAME.matcher(name).matches()
        || name.equals("..")
        || name.equals(".")
        || !matcher.matches()) {
      throw new IntegrityException(
          wheel + " is refused: its entry point '" + name + " = " + target + "' is none");
    }
    String module = matcher.group(1);
    String function = matcher.group(2);
    List<String> lines = new ArrayList<>(List.of("# -*- coding: utf-8 -*-", "import sys"));
    if (function == null) {
      lines.add("import " + module);
    } else {
      int dot = function.indexOf('.');
      lines.add("from " + module + " import " + (dot < 0 ? function : function.substring(0, dot)));
      lines.add("if __name__ == '__main__':");
      lines.add("    sys.exit(" + function + "())");
    }
    return (INTERPRETER + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A program that a wheel brings: {@code #!python} becomes an interpreter that exists. */
  static byte[] brought(byte[] content) {
    String start = new String(content, 0, Math.min(content.length, 9), StandardCharsets.ISO_8859_1);
    if (!start.startsWith("#!python")) {
      return content;
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String rest = end < 0 ? "" : text.substring(end + 1);
    return (INTERPRETER + rest).getBytes(StandardCharsets.ISO_8859_1);
  }
}
