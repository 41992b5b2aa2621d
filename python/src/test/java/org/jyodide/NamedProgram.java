package org.jyodide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** A test that is written in Python: a part of a file that begins with {@code # --- name}. */
record NamedProgram(String file, String name, String code) {
  static Stream<NamedProgram> read(String file) {
    try (InputStream in = NamedProgram.class.getResourceAsStream("/bridge/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^# --- "))
          .skip(1)
          .map(part -> part.split("\n", 2))
          .map(part -> new NamedProgram(file, part[0].strip(), part[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
