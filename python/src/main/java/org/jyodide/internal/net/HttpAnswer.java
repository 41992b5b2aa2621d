package org.jyodide.internal.net;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A response, read whole.
 *
 * @param status the status code
 * @param address where it came from in the end
 * @param redirected whether that is not what was asked
 * @param headers names in lower case and values, in the order of names
 * @param body the body
 */
public record HttpAnswer(
    int status,
    URI address,
    boolean redirected,
    List<Map.Entry<String, String>> headers,
    byte[] body) {}
