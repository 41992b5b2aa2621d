package org.jyodide.packages.internal.wheel;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jyodide.packages.IntegrityException;

/** Checks the names of files, so that none leaves the directory it is unpacked to. */
final class EntryNames {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 1000;

  private EntryNames() {}

  /** Why a path may not be unpacked; empty if it may. */
  static Optional<String> fault(String path) {
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.startsWith("/")) {
      return Optional.of("is absolute");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash");
    }
    if (path.length() > 1 && path.charAt(1) == ':') {
      return Optional.of("names a drive");
    }
    if (path.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      return Optional.of("has a control character");
    }
    if (path.length() > LONGEST_PATH) {
      return Optional.of("has more than " + LONGEST_PATH + " characters");
    }
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        return Optional.of("leads out of the directory");
      }
      if (part.isEmpty() || part.equals(".")) {
        return Optional.of("has an empty part or '.'");
      }
      if (part.length() > LONGEST_NAME) {
        return Optional.of("has a part of more than " + LONGEST_NAME + " characters");
      }
    }
    return Optional.empty();
  }

  /** Checks all names of an archive, each alone and against the others. */
  static void check(String file, List<ArchiveEntry> entries) {
    Map<String, String> seen = new HashMap<>();
    Set<String> directories = new HashSet<>();
    for (ArchiveEntry entry : entries) {
      String path =
          entry.isDirectory() ? entry.name().substring(0, entry.name().length() - 1) : entry.name();
      Optional<String> fault = fault(path);
      if (fault.isPresent()) {
        throw new IntegrityException(
            file + " has a file '" + shown(entry.name()) + "', whose path " + fault.get());
      }
      if (!entry.isDirectory()) {
        String other = seen.put(folded(path), path);
        if (other != null) {
          throw new IntegrityException(
              other.equals(path)
                  ? file + " has the file '" + path + "' twice"
                  : file
                      + " has '"
                      + other
                      + "' and '"
                      + path
                      + "', which are one file where case does not count");
        }
      }
      addParents(path, directories);
    }
    for (String directory : directories) {
      String other = seen.get(directory);
      if (other != null) {
        throw new IntegrityException(file + " has '" + other + "' as a file and as a directory");
      }
    }
  }

  private static void addParents(String path, Set<String> directories) {
    String folded = folded(path);
    for (int slash = folded.lastIndexOf('/');
        slash > 0;
        slash = folded.lastIndexOf('/', slash - 1)) {
      if (!directories.add(folded.substring(0, slash))) {
        return;
      }
    }
  }

  private static String folded(String path) {
    return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static String shown(String name) {
    return name.length() > 200 ? name.substring(0, 200) + "…" : name.replaceAll("\\p{Cntrl}", "?");
  }
}
