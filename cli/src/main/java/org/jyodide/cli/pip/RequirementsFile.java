package org.jyodide.cli.pip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jyodide.cli.UsageException;

/** Reads files of requirements, as pip does: a requirement a line, comments, files in files. */
final class RequirementsFile {
  private static final int DEEPEST = 20;

  private RequirementsFile() {}

  static List<String> read(Path file) {
    List<String> requirements = new ArrayList<>();
    read(file, requirements, 0);
    return requirements;
  }

  private static void read(Path file, List<String> requirements, int depth) {
    if (depth > DEEPEST) {
      throw new UsageException(file + ": files of requirements name each other in a circle");
    }
    List<String> lines;
    try {
      lines = Files.readString(file).replaceAll("\\\\\\R", "").lines().toList();
    } catch (IOException e) {
      throw new UsageException(
          "the requirements in " + file + " cannot be read: " + e.getMessage());
    }
    for (String line : lines) {
      String text = line.replaceFirst("(^|\\s)#.*", "").strip();
      if (text.matches("(-r|--requirement)[ =].*")) {
        read(file.resolveSibling(text.replaceFirst("^\\S+?[ =]\\s*", "")), requirements, depth + 1);
      } else if (text.startsWith("-")) {
        throw new UsageException(
            file
                + ": '"
                + text
                + "' is not understood there; give options to the command, and files with hashes to"
                + " 'jyodide pip sync' as a pylock.toml");
      } else if (text.contains(" --hash")) {
        throw new UsageException(
            file + ": hashes stand in a pylock.toml here, which 'jyodide pip lock' makes");
      } else if (!text.isEmpty()) {
        requirements.add(text);
      }
    }
  }
}
