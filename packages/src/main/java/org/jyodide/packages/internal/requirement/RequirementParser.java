package org.jyodide.packages.internal.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the grammar of PEP 508. */
public final class RequirementParser {
  /**
   * What a requirement consists of.
   *
   * @param specifiers conditions on the version, separated by commas, as written
   */
  public record Parts(
      String name,
      List<String> extras,
      String specifiers,
      Optional<String> url,
      Optional<MarkerExpression> marker) {}

  private final Scanner in;

  private RequirementParser(String text) {
    in = new Scanner(text);
  }

  /**
   * Reads a requirement.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Parts parse(String text) {
    return new RequirementParser(text).requirement();
  }

  private Parts requirement() {
    in.skipSpace();
    String name = identifier("the name of a package");
    in.skipSpace();
    List<String> extras = extras();
    in.skipSpace();
    String specifiers = "";
    String url = null;
    if (in.take('@')) {
      in.skipSpace();
      url = in.takeWhile(c -> !Character.isWhitespace(c));
      if (url.isEmpty()) {
        throw in.error("an address");
      }
    } else {
      specifiers = specifiers();
    }
    return new Parts(name, extras, specifiers, Optional.ofNullable(url), end());
  }

  private Optional<MarkerExpression> end() {
    in.skipSpace();
    MarkerExpression marker = null;
    if (in.take(';')) {
      marker = new MarkerParser(in).expression();
    }
    if (!in.atEnd()) {
      throw in.error("';' or the end");
    }
    return Optional.ofNullable(marker);
  }

  private List<String> extras() {
    List<String> extras = new ArrayList<>();
    if (!in.take('[')) {
      return extras;
    }
    in.skipSpace();
    if (in.take(']')) {
      return extras;
    }
    do {
      in.skipSpace();
      extras.add(identifier("the name of an extra"));
      in.skipSpace();
    } while (in.take(','));
    if (!in.take(']')) {
      throw in.error("',' or ']'");
    }
    return extras;
  }

  private String specifiers() {
    boolean parenthesized = in.take('(');
    String text = in.takeWhile(c -> c != ';' && c != ')');
    if (parenthesized && !in.take(')')) {
      throw in.error("')'");
    }
    String stripped = text.strip();
    if (!stripped.isEmpty() && "=<>!~".indexOf(stripped.charAt(0)) < 0) {
      in.back(text.stripLeading().length());
      throw in.error("an operator such as >=, '[', '@', ';' or the end");
    }
    return stripped;
  }

  private String identifier(String what) {
    String name = in.takeWhile(RequirementParser::isNameCharacter);
    if (name.isEmpty() || !isAlphanumeric(name.charAt(0))) {
      in.back(name.length());
      throw in.error(what);
    }
    if (!isAlphanumeric(name.charAt(name.length() - 1))) {
      in.back(1);
      throw in.error("a letter or digit at the end of a name");
    }
    return name;
  }

  private static boolean isNameCharacter(char c) {
    return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Reads a marker alone. */
  public static MarkerExpression marker(String text) {
    Scanner in = new Scanner(text);
    MarkerExpression marker = new MarkerParser(in).expression();
    if (!in.atEnd()) {
      throw in.error("'and', 'or' or the end");
    }
    return marker;
  }

  /** A text and a place in it. */
  static final class Scanner {
    private final String text;
    private int next;

    Scanner(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return next == text.length();
    }

    char peek() {
      return atEnd() ? '\0' : text.charAt(next);
    }

    boolean take(char wanted) {
      if (peek() == wanted && !atEnd()) {
        next++;
        return true;
      }
      return false;
    }

    boolean take(String wanted) {
      if (text.startsWith(wanted, next)) {
        next += wanted.length();
        return true;
      }
      return false;
    }

    /** Takes a word that ends where letters end. */
    boolean takeWord(String wanted) {
      int end = next + wanted.length();
      if (!text.startsWith(wanted, next)
          || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)))) {
        return false;
      }
      next = end;
      return true;
    }

    String takeWhile(CharacterTest test) {
      int start = next;
      while (next < text.length() && test.test(text.charAt(next))) {
        next++;
      }
      return text.substring(start, next);
    }

    void skipSpace() {
      takeWhile(Character::isWhitespace);
    }

    void back(int count) {
      next -= count;
    }

    IllegalArgumentException error(String wanted) {
      String seen = atEnd() ? "the end" : "'" + text.substring(next) + "'";
      return new IllegalArgumentException(
          "the requirement '" + text + "' is not one: wanted " + wanted + ", got " + seen);
    }
  }

  /** A test of one character. */
  @FunctionalInterface
  interface CharacterTest {
    boolean test(char c);
  }

  static @Nullable String operatorAt(Scanner in) {
    for (String operator : List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">")) {
      if (in.take(operator)) {
        return operator;
      }
    }
    if (in.takeWord("in")) {
      return "in";
    }
    if (in.takeWord("not")) {
      in.skipSpace();
      if (in.takeWord("in")) {
        return "not in";
      }
      throw in.error("'in' after 'not'");
    }
    return null;
  }
}
