package org.jyodide.packages;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package, as PEP 440 defines and orders them. Immutable. Two versions are equal if
 * PEP 440 says so: {@code 1.0} equals {@code 1.0.0}. {@link #toString} gives the normal form.
 */
public final class Version implements Comparable<Version> {
  /** PEP 440, appendix B. */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
              + "(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>[0-9]+)?)?"
              + "(?:-(?<postOnly>[0-9]+)|(?<post>[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>[0-9]+)?))?"
              + "(?<dev>[-_.]?dev[-_.]?(?<devNumber>[0-9]+)?)?"
              + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

  private static final Pattern LOCAL_SEPARATOR = Pattern.compile("[-_.]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int LONGEST = 500;

  private final BigInteger epoch;
  private final List<BigInteger> release;
  private final @Nullable PreRelease pre;
  private final @Nullable BigInteger post;
  private final @Nullable BigInteger dev;
  private final List<String> local;

  /** Letters {@code a}, {@code b} or {@code rc}, and a number. */
  private record PreRelease(String phase, BigInteger number) implements Comparable<PreRelease> {
    @Override
    public int compareTo(PreRelease other) {
      int byPhase = phase.compareTo(other.phase);
      return byPhase != 0 ? byPhase : number.compareTo(other.number);
    }
  }

  private Version(
      BigInteger epoch,
      List<BigInteger> release,
      @Nullable PreRelease pre,
      @Nullable BigInteger post,
      @Nullable BigInteger dev,
      List<String> local) {
    this.epoch = epoch;
    this.release = release;
    this.pre = pre;
    this.post = post;
    this.dev = dev;
    this.local = local;
  }

  /**
   * Reads a version; any spelling that PEP 440 allows.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Version parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a version looks like 1.2.3, 1.0rc1 or 2!1.0.post1+local, got '" + text + "'"));
  }

  /** Reads a version; empty if it is none. */
  public static Optional<Version> tryParse(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = SYNTAX.matcher(stripped.toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  private static Version of(Matcher matcher) {
    String phase = matcher.group("pre");
    String postOnly = matcher.group("postOnly");
    String local = matcher.group("local");
    return new Version(
        number(matcher.group("epoch")),
        numbers(matcher.group("release")),
        phase == null ? null : new PreRelease(normal(phase), number(matcher.group("preNumber"))),
        postOnly != null
            ? new BigInteger(postOnly)
            : matcher.group("post") == null ? null : number(matcher.group("postNumber")),
        matcher.group("dev") == null ? null : number(matcher.group("devNumber")),
        local == null ? List.of() : localParts(local));
  }

  private static List<BigInteger> numbers(String dotted) {
    List<BigInteger> numbers = new ArrayList<>();
    for (String part : dotted.split("\\.", -1)) {
      numbers.add(new BigInteger(part));
    }
    return List.copyOf(numbers);
  }

  private static List<String> localParts(String local) {
    List<String> parts = new ArrayList<>();
    for (String part : LOCAL_SEPARATOR.split(local, -1)) {
      parts.add(isNumber(part) ? new BigInteger(part).toString() : part);
    }
    return List.copyOf(parts);
  }

  private static boolean isNumber(String part) {
    return DIGITS.matcher(part).matches();
  }

  private static BigInteger number(@Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static String normal(String phase) {
    return switch (phase) {
      case "alpha", "a" -> "a";
      case "beta", "b" -> "b";
      default -> "rc";
    };
  }

  /** Whether it comes before a final release: it has a phase such as {@code rc1}, or is a dev. */
  public boolean isPreRelease() {
    return pre != null || dev != null;
  }

  /** Whether it is a post-release. */
  public boolean isPostRelease() {
    return post != null;
  }

  /** Whether it has a local label, {@code +something}. */
  public boolean isLocal() {
    return !local.isEmpty();
  }

  /** The version without its local label. */
  public Version withoutLocal() {
    return local.isEmpty() ? this : new Version(epoch, release, pre, post, dev, List.of());
  }

  /** What it is a post-release of, if it is one. */
  Version withoutPost() {
    return post == null ? this : new Version(epoch, release, pre, null, null, List.of());
  }

  /** Whether it comes before this version, but after the one before: same numbers, same post. */
  boolean isPreReleaseOf(Version later) {
    BigInteger wanted = later.post;
    return compareReleases(release, later.release) == 0
        && epoch.equals(later.epoch)
        && (wanted == null ? post == null : wanted.equals(post));
  }

  BigInteger epoch() {
    return epoch;
  }

  List<BigInteger> release() {
    return release;
  }

  @Override
  public int compareTo(Version other) {
    int order = epoch.compareTo(other.epoch);
    if (order == 0) {
      order = compareReleases(release, other.release);
    }
    if (order == 0) {
      order = comparePre(other);
    }
    if (order == 0) {
      order = compare(post, other.post, -1);
    }
    if (order == 0) {
      order = compare(dev, other.dev, 1);
    }
    return order == 0 ? compareLocals(local, other.local) : order;
  }

  private int comparePre(Version other) {
    int place = prePlace();
    int byPlace = Integer.compare(place, other.prePlace());
    return byPlace == 0 && place == 0 ? compare(pre, other.pre, 0) : byPlace;
  }

  /** A dev release of a final one comes before all phases, anything without a phase after them. */
  private int prePlace() {
    if (pre != null) {
      return 0;
    }
    return post == null && dev != null ? -1 : 1;
  }

  /** Compares; {@code absent} is the order of what is absent against what is there. */
  private static <T extends Comparable<T>> int compare(
      @Nullable T left, @Nullable T right, int absent) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? absent : -absent;
    }
    return left.compareTo(right);
  }

  private static int compareReleases(List<BigInteger> left, List<BigInteger> right) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      int order = at(left, i).compareTo(at(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A number of the release; those that are not written are 0. */
  private static BigInteger at(List<BigInteger> release, int index) {
    return index < release.size() ? release.get(index) : BigInteger.ZERO;
  }

  private static int compareLocals(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      String a = left.get(i);
      String b = right.get(i);
      int order =
          isNumber(a) && isNumber(b)
              ? new BigInteger(a).compareTo(new BigInteger(b))
              : isNumber(a) != isNumber(b) ? (isNumber(a) ? 1 : -1) : a.compareTo(b);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    int last = release.size();
    while (last > 0 && release.get(last - 1).signum() == 0) {
      last--;
    }
    return java.util.Objects.hash(epoch, release.subList(0, last), pre, post, dev, local);
  }

  /** The normal form, such as {@code 1.0rc1}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (epoch.signum() != 0) {
      text.append(epoch).append('!');
    }
    text.append(release.stream().map(BigInteger::toString).collect(Collectors.joining(".")));
    if (pre != null) {
      text.append(pre.phase()).append(pre.number());
    }
    if (post != null) {
      text.append(".post").append(post);
    }
    if (dev != null) {
      text.append(".dev").append(dev);
    }
    if (!local.isEmpty()) {
      text.append('+').append(String.join(".", local));
    }
    return text.toString();
  }
}
