package org.jyodide.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes lines from a program as long as two hosts still disagree about it. */
final class Shrinker {
  private static final int MOST_ATTEMPTS = 300;

  private final Host one;
  private final Host other;
  private int attempts;

  Shrinker(Host one, Host other) {
    this.one = one;
    this.other = other;
  }

  /** The shorter program, or the same if nothing can be taken away. */
  String shrink(String source) throws IOException {
    List<String> lines = new ArrayList<>(source.lines().toList());
    for (int size = lines.size() / 2; size > 0; size /= 2) {
      int from = 0;
      while (from < lines.size() && attempts < MOST_ATTEMPTS) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.subList(from, Math.min(from + size, lines.size())).clear();
        if (differ(String.join("\n", fewer) + "\n")) {
          lines = fewer;
        } else {
          from += Math.max(1, size / 4);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private boolean differ(String source) throws IOException {
    attempts++;
    String literal = literal(source);
    return !one.run(literal).output().equals(other.run(literal).output());
  }

  /** A string of Python with this text. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("'");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\'' || c == '\\' || c < ' ' || c > '~') {
                literal.append(String.format("\\U%08x", c));
              } else {
                literal.appendCodePoint(c);
              }
            });
    return literal.append('\'').toString();
  }
}
