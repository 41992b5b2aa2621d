package org.jyodide.internal.bridge.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jyodide.internal.bridge.value.HostError;
import org.jyodide.internal.net.HttpAnswer;

/** Addresses that are their own content: {@code data:text/plain,hello} (RFC 2397). */
final class DataUrl {
  private DataUrl() {}

  static boolean is(String url) {
    return url.regionMatches(true, 0, "data:", 0, 5);
  }

  /** What is in it. */
  static HttpAnswer read(String url) {
    int comma = url.indexOf(',');
    if (comma < 0) {
      throw HostError.type("a data: URL has a comma before its content");
    }
    String type = url.substring(5, comma);
    boolean base64 = type.toLowerCase(Locale.ROOT).endsWith(";base64");
    byte[] content = unescaped(url.substring(comma + 1));
    if (base64) {
      type = type.substring(0, type.length() - 7);
      try {
        content = Base64.getMimeDecoder().decode(content);
      } catch (IllegalArgumentException e) {
        throw HostError.type("the content of a data: URL is not base64");
      }
    }
    String shown = type.isEmpty() ? "text/plain;charset=US-ASCII" : type;
    return new HttpAnswer(
        200, URI.create("data:,"), false, List.of(Map.entry("content-type", shown)), content);
  }

  private static byte[] unescaped(String text) {
    byte[] source = text.getBytes(StandardCharsets.UTF_8);
    byte[] result = new byte[source.length];
    int length = 0;
    for (int i = 0; i < source.length; i++) {
      int high = i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
      int low = i + 2 < source.length ? Character.digit(source[i + 2], 16) : -1;
      if (source[i] == '%' && high >= 0 && low >= 0) {
        result[length++] = (byte) (16 * high + low);
        i += 2;
      } else {
        result[length++] = source[i];
      }
    }
    return java.util.Arrays.copyOf(result, length);
  }
}
