package org.jyodide.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Fails if a file is larger than a limit. Arguments: the file, the limit in MiB. */
public final class CheckSize {
  private static final double MIB = 1 << 20;

  private CheckSize() {}

  public static void main(String[] args) throws InterruptedException {
    Path file = Path.of(args[0]);
    BuildFailure.exitOnFailure(file, () -> check(file, Integer.parseInt(args[1])));
  }

  static void check(Path file, int limitMib) throws IOException, BuildFailure {
    double size = Files.size(file) / MIB;
    if (size > limitMib) {
      throw new BuildFailure(
          String.format(
              Locale.ROOT,
              "%s has %.1f MiB, %d are allowed; find what grew with 'unzip -lv'",
              file.getFileName(),
              size,
              limitMib));
    }
  }
}
