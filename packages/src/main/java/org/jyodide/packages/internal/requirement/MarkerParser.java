package org.jyodide.packages.internal.requirement;

import java.util.Set;
import org.jyodide.packages.internal.requirement.MarkerExpression.Operand;

/** Reads the markers of PEP 508. */
final class MarkerParser {
  private static final Set<String> VARIABLES =
      Set.of(
          "os_name",
          "sys_platform",
          "platform_machine",
          "platform_python_implementation",
          "platform_release",
          "platform_system",
          "platform_version",
          "python_version",
          "python_full_version",
          "implementation_name",
          "implementation_version",
          "extra",
          "extras",
          "dependency_groups");

  private static final int DEEPEST = 100;

  private final RequirementParser.Scanner in;
  private int depth;

  MarkerParser(RequirementParser.Scanner in) {
    this.in = in;
  }

  MarkerExpression expression() {
    MarkerExpression left = conjunction();
    while (takeWord("or")) {
      left = new MarkerExpression.Or(left, conjunction());
    }
    return left;
  }

  private MarkerExpression conjunction() {
    MarkerExpression left = atom();
    while (takeWord("and")) {
      left = new MarkerExpression.And(left, atom());
    }
    return left;
  }

  private boolean takeWord(String word) {
    in.skipSpace();
    return in.takeWord(word);
  }

  private MarkerExpression atom() {
    in.skipSpace();
    if (in.take('(')) {
      if (++depth > DEEPEST) {
        throw in.error("at most " + DEEPEST + " nested parentheses");
      }
      MarkerExpression inner = expression();
      in.skipSpace();
      if (!in.take(')')) {
        throw in.error("')'");
      }
      depth--;
      in.skipSpace();
      return inner;
    }
    Operand left = operand();
    in.skipSpace();
    String operator = RequirementParser.operatorAt(in);
    if (operator == null) {
      throw in.error("an operator such as ==, <, in");
    }
    in.skipSpace();
    Operand right = operand();
    in.skipSpace();
    if (!left.isVariable() && !right.isVariable()) {
      throw in.error("a variable such as python_version on one side of " + operator);
    }
    return new MarkerExpression.Comparison(left, operator, right);
  }

  private Operand operand() {
    char quote = in.peek();
    if (quote == '\'' || quote == '"') {
      in.take(quote);
      String text = in.takeWhile(c -> c != quote);
      if (!in.take(quote)) {
        throw in.error("the closing quote " + quote);
      }
      return new Operand(text, false);
    }
    String word = in.takeWhile(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    // What setuptools once wrote, which PEP 508 lists.
    String name =
        switch (word) {
          case "os.name" -> "os_name";
          case "sys.platform" -> "sys_platform";
          case "platform.version" -> "platform_version";
          case "platform.machine" -> "platform_machine";
          case "platform.python_implementation", "python_implementation" ->
              "platform_python_implementation";
          default -> word;
        };
    if (!VARIABLES.contains(name)) {
      in.back(word.length());
      throw in.error("a quoted text or a variable such as python_version");
    }
    return new Operand(name, true);
  }
}
