package org.jyodide.differential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a program did.
 *
 * @param source of the program
 * @param output what it printed, the traceback of its exception included
 */
record Outcome(String source, String output) {
  private static final String SEPARATOR = " ";

  /** As the runner passes it: both in Base64, as lone surrogates have no UTF-8. */
  static Outcome parse(String line) {
    String[] parts = line.split(SEPARATOR, -1);
    return new Outcome(decode(parts[0]), decode(parts[1]));
  }

  private static String decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
