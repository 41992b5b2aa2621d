package org.jyodide.packages;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition on a version.
 *
 * @param operator {@code ~=}, {@code ==}, {@code !=}, {@code <=}, {@code >=}, {@code <}, {@code >}
 *     or {@code ===}
 * @param text what follows it, without a wildcard
 * @param version what {@code text} means; for {@code ===} it may be any version
 * @param wildcard whether {@code .*} followed
 */
record VersionClause(String operator, String text, Version version, boolean wildcard) {
  private static final Pattern SYNTAX = Pattern.compile("(~=|===|==|!=|<=|>=|<|>)\\s*(\\S+)");
  private static final Version UNKNOWN = Version.parse("0");

  static VersionClause parse(String clause) {
    Matcher matcher = SYNTAX.matcher(clause);
    if (!matcher.matches()) {
      throw invalid(clause, "a condition is an operator and a version, such as >=1.2");
    }
    String operator = matcher.group(1);
    String text = matcher.group(2);
    if (operator.equals("===")) {
      return new VersionClause(operator, text, Version.tryParse(text).orElse(UNKNOWN), false);
    }
    boolean wildcard = text.endsWith(".*");
    if (wildcard) {
      text = text.substring(0, text.length() - 2);
    }
    Version version = Version.tryParse(text).orElse(UNKNOWN);
    if (Version.tryParse(text).isEmpty()) {
      throw invalid(clause, "'" + text + "' is no version");
    }
    boolean isEquality = operator.equals("==") || operator.equals("!=");
    if (wildcard && (!isEquality || version.isLocal() || version.toString().contains(".dev"))) {
      throw invalid(clause, ".* may follow == and != and release numbers only");
    }
    if (version.isLocal() && !isEquality) {
      throw invalid(clause, "a local label (+…) fits only == and !=");
    }
    if (operator.equals("~=") && version.release().size() < 2) {
      throw invalid(clause, "~= needs two release numbers at least, such as ~=1.2");
    }
    return new VersionClause(operator, text, version, wildcard);
  }

  private static IllegalArgumentException invalid(String clause, String reason) {
    return new IllegalArgumentException("'" + clause + "' is no condition on a version: " + reason);
  }

  boolean contains(Version candidate) {
    return switch (operator) {
      case "==" -> isEqual(candidate);
      case "!=" -> !isEqual(candidate);
      case "<=" -> candidate.withoutLocal().compareTo(version) <= 0;
      case ">=" -> candidate.withoutLocal().compareTo(version) >= 0;
      case "<" -> isLess(candidate);
      case ">" -> isGreater(candidate);
      case "~=" ->
          candidate.withoutLocal().compareTo(version) >= 0
              && hasPrefix(candidate, version.release().subList(0, version.release().size() - 1));
      default ->
          candidate.toString().equals(text.toLowerCase(Locale.ROOT))
              || (!version.equals(UNKNOWN) && candidate.toString().equals(text));
    };
  }

  private boolean isEqual(Version candidate) {
    if (wildcard) {
      return wildcardMatches(candidate);
    }
    return (version.isLocal() ? candidate : candidate.withoutLocal()).equals(version);
  }

  private boolean wildcardMatches(Version candidate) {
    if (!version.isPreRelease() && !version.isPostRelease()) {
      return hasPrefix(candidate, version.release());
    }
    // Compared as written in normal form, part by part: 1.0a1.* has 1.0a1 and 1.0a1.post1.
    String prefix = version.toString();
    String whole = candidate.withoutLocal().toString();
    return whole.equals(prefix) || whole.startsWith(prefix + ".");
  }

  private boolean hasPrefix(Version candidate, List<BigInteger> prefix) {
    if (!candidate.epoch().equals(version.epoch())) {
      return false;
    }
    List<BigInteger> release = candidate.release();
    for (int i = 0; i < prefix.size(); i++) {
      BigInteger number = i < release.size() ? release.get(i) : BigInteger.ZERO;
      if (!number.equals(prefix.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@code <1.0} leaves out the pre-releases of 1.0, unless it names one. */
  private boolean isLess(Version candidate) {
    return candidate.compareTo(version) < 0
        && (version.isPreRelease()
            || !candidate.isPreRelease()
            || !candidate.isPreReleaseOf(version));
  }

  /** {@code >1.0} leaves out post-releases and local versions of 1.0. */
  private boolean isGreater(Version candidate) {
    return candidate.compareTo(version) > 0
        && !candidate.withoutLocal().equals(version)
        && (version.isPostRelease() || !candidate.withoutPost().equals(version));
  }

  boolean namesPreRelease() {
    return !operator.equals("!=") && version.isPreRelease();
  }

  boolean isPin() {
    return operator.equals("===") || (operator.equals("==") && !wildcard);
  }

  @Override
  public String toString() {
    return operator + text + (wildcard ? ".*" : "");
  }
}
