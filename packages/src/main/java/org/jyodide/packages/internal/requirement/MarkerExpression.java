package org.jyodide.packages.internal.requirement;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jyodide.packages.PackageName;
import org.jyodide.packages.Version;
import org.jyodide.packages.VersionSpecifiers;

/** A marker: a condition on the environment in which a package is wanted. */
public sealed interface MarkerExpression {
  /**
   * Whether it holds.
   *
   * @param values the variables of the environment
   * @param extras the extras that are wanted, in normal form
   */
  boolean holds(Map<String, String> values, Set<String> extras);

  /** Both hold. */
  record And(MarkerExpression left, MarkerExpression right) implements MarkerExpression {
    @Override
    public boolean holds(Map<String, String> values, Set<String> extras) {
      return left.holds(values, extras) && right.holds(values, extras);
    }

    @Override
    public String toString() {
      return wrapped(left) + " and " + wrapped(right);
    }

    private static String wrapped(MarkerExpression part) {
      return part instanceof Or ? "(" + part + ")" : part.toString();
    }
  }

  /** One holds. */
  record Or(MarkerExpression left, MarkerExpression right) implements MarkerExpression {
    @Override
    public boolean holds(Map<String, String> values, Set<String> extras) {
      return left.holds(values, extras) || right.holds(values, extras);
    }

    @Override
    public String toString() {
      return left + " or " + right;
    }
  }

  /** A variable or a text. */
  record Operand(String text, boolean isVariable) {
    @Override
    public String toString() {
      if (isVariable) {
        return text;
      }
      return text.indexOf('"') < 0 ? "\"" + text + "\"" : "'" + text + "'";
    }
  }

  /** A comparison of two operands. */
  record Comparison(Operand left, String operator, Operand right) implements MarkerExpression {
    /** Whose values are versions; that of platform_release may be one. */
    private static final Set<String> VERSIONS =
        Set.of(
            "python_version", "python_full_version", "implementation_version", "platform_release");

    private static final Set<String> SETS = Set.of("extras", "dependency_groups");

    @Override
    public boolean holds(Map<String, String> values, Set<String> extras) {
      if (isVariable(left, "extra") || isVariable(right, "extra")) {
        return holdsForExtra(extras);
      }
      if (right.isVariable() && SETS.contains(right.text())) {
        boolean contains =
            right.text().equals("extras") && extras.contains(PackageName.normalize(left.text()));
        return operator.equals("not in") != contains;
      }
      String key = left.isVariable() ? left.text() : right.text();
      return compare(key, value(left, values), value(right, values));
    }

    private static boolean isVariable(Operand operand, String name) {
      return operand.isVariable() && operand.text().equals(name);
    }

    /** Holds if it holds for one of the extras that are wanted, or for none where none is. */
    private boolean holdsForExtra(Set<String> extras) {
      String wanted = PackageName.normalize(left.isVariable() ? right.text() : left.text());
      return switch (operator) {
        case "==", "===" -> extras.contains(wanted);
        case "!=" -> !extras.contains(wanted);
        case "in" -> extras.stream().anyMatch(extra -> contains(extra, wanted));
        case "not in" -> extras.stream().noneMatch(extra -> contains(extra, wanted));
        default -> false;
      };
    }

    private boolean contains(String extra, String wanted) {
      return left.isVariable() ? wanted.contains(extra) : extra.contains(wanted);
    }

    private static String value(Operand operand, Map<String, String> values) {
      return operand.isVariable() ? values.getOrDefault(operand.text(), "") : operand.text();
    }

    private boolean compare(String key, String a, String b) {
      if (operator.endsWith("in")) {
        return b.contains(a) == operator.equals("in");
      }
      if (VERSIONS.contains(key)) {
        Optional<Boolean> asVersions = compareVersions(a, b);
        if (asVersions.isPresent()) {
          return asVersions.get();
        }
      }
      return switch (operator) {
        case "==", "===", "<=", ">=" -> a.equals(b);
        case "!=" -> !a.equals(b);
        // Texts have no order, as of the present text of the specification.
        default -> false;
      };
    }

    private Optional<Boolean> compareVersions(String a, String b) {
      try {
        return Version.tryParse(a)
            .map(version -> VersionSpecifiers.parse(operator + b).contains(version));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }
}
