package org.jyodide.packages.internal.index;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the links of an HTML page: an index (PEP 503) or any page with links to wheels. */
final class SimpleHtml {
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern TAG =
      Pattern.compile("<(a|base)\\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]+);");

  private SimpleHtml() {}

  static Listing read(String name, String page, URI address) {
    Links links = new Links(name);
    URI base = address;
    String text = COMMENT.matcher(page).replaceAll("");
    for (Matcher tag = TAG.matcher(text); tag.find(); ) {
      Map<String, String> attributes = attributes(tag.group(2));
      URI target = resolve(base, attributes.get("href"));
      if (target == null) {
        continue;
      }
      if (tag.group(1).equalsIgnoreCase("base")) {
        base = target;
      } else {
        add(links, target, attributes);
      }
    }
    return links.listing();
  }

  private static @Nullable URI resolve(URI base, @Nullable String href) {
    if (href == null) {
      return null;
    }
    try {
      return base.resolve(href.strip().replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static void add(Links links, URI target, Map<String, String> attributes) {
    links.add(
        Links.fileName(target),
        target,
        Map.of(),
        OptionalLong.empty(),
        attributes.getOrDefault("data-requires-python", ""),
        Optional.ofNullable(attributes.get("data-yanked")),
        metadata(
            attributes.getOrDefault(
                "data-core-metadata", attributes.getOrDefault("data-dist-info-metadata", ""))));
  }

  /** PEP 714: {@code true}, or an algorithm and a hash. */
  private static Optional<Map<String, String>> metadata(String value) {
    int equals = value.indexOf('=');
    if (equals > 0) {
      return Optional.of(
          Map.of(value.substring(0, equals), value.substring(equals + 1).toLowerCase(Locale.ROOT)));
    }
    return value.equals("true") ? Optional.of(Map.of()) : Optional.empty();
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new TreeMap<>();
    for (Matcher matcher = ATTRIBUTE.matcher(text); matcher.find(); ) {
      String value = "";
      for (int group = 2; group <= 4; group++) {
        value = matcher.group(group) == null ? value : matcher.group(group);
      }
      attributes.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), decode(value));
    }
    return attributes;
  }

  private static String decode(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(entity(match.group(), match.group(1))));
  }

  private static String entity(String whole, String name) {
    if (name.startsWith("#")) {
      boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
      int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
      return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> whole;
    };
  }
}
