package org.jyodide.internal.bridge.web;

import java.util.HashMap;
import java.util.Map;

/** The phrases that HTTP/1.1 has for status codes (RFC 9110); {@code java.net.http} drops them. */
final class StatusTexts {
  private static final Map<Integer, String> TEXTS = new HashMap<>();

  static {
    add(100, "Continue", "Switching Protocols");
    add(200, "OK", "Created", "Accepted", "Non-Authoritative Information", "No Content");
    add(205, "Reset Content", "Partial Content");
    add(300, "Multiple Choices", "Moved Permanently", "Found", "See Other", "Not Modified");
    add(305, "Use Proxy");
    add(307, "Temporary Redirect", "Permanent Redirect");
    add(400, "Bad Request", "Unauthorized", "Payment Required", "Forbidden", "Not Found");
    add(405, "Method Not Allowed", "Not Acceptable", "Proxy Authentication Required");
    add(408, "Request Timeout", "Conflict", "Gone", "Length Required", "Precondition Failed");
    add(413, "Content Too Large", "URI Too Long", "Unsupported Media Type");
    add(416, "Range Not Satisfiable", "Expectation Failed");
    add(421, "Misdirected Request", "Unprocessable Content");
    add(426, "Upgrade Required");
    add(428, "Precondition Required", "Too Many Requests");
    add(431, "Request Header Fields Too Large");
    add(500, "Internal Server Error", "Not Implemented", "Bad Gateway", "Service Unavailable");
    add(504, "Gateway Timeout", "HTTP Version Not Supported");
  }

  private StatusTexts() {}

  private static void add(int first, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      TEXTS.put(first + i, texts[i]);
    }
  }

  static String of(int status) {
    return TEXTS.getOrDefault(status, "");
  }
}
