package org.jyodide.cli;

import java.util.regex.Pattern;

/** Colours of a text for a terminal, as escape sequences. */
final class TerminalEscapes {
  /** ECMA-48, control sequences. */
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

  private TerminalEscapes() {}

  static String remove(String text) {
    return SEQUENCE.matcher(text).replaceAll("");
  }
}
