package org.jyodide.internal.net;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method the method, in upper case if it is a standard one
 * @param target an absolute address with the scheme {@code http} or {@code https}
 * @param headers names and values; those that belong to the connection are left out
 * @param body the body; null for none
 * @param redirects what to do with a redirection
 */
public record HttpCall(
    String method,
    URI target,
    List<Map.Entry<String, String>> headers,
    byte @Nullable [] body,
    Redirects redirects) {
  /** What to do with a redirection. */
  public enum Redirects {
    FOLLOW,
    FAIL,
    GIVE
  }
}
