/**
 * The host-value model: what an {@code externref} of the Python program may hold, with the
 * semantics that Pyodide's C code expects of JavaScript values.
 *
 * <table>
 * <caption>Values</caption>
 * <tr><th>JavaScript</th><th>here</th></tr>
 * <tr><td>{@code null}</td><td>{@code null}</td></tr>
 * <tr><td>{@code undefined}</td><td>{@link org.jyodide.internal.bridge.value.Undefined}</td></tr>
 * <tr><td>boolean</td><td>{@code Boolean}</td></tr>
 * <tr><td>number that is an integer</td><td>{@code Integer}, {@code Long} between ±(2^53 − 1)</td></tr>
 * <tr><td>other number</td><td>{@code Double}; {@code 1.0} and {@code 1} are equal, but stay what they
 *   are, so that a Python {@code float} comes back as one</td></tr>
 * <tr><td>bigint</td><td>{@code BigInteger}</td></tr>
 * <tr><td>string</td><td>{@code String}</td></tr>
 * <tr><td>symbol</td><td>{@link org.jyodide.internal.bridge.value.HostSymbol}</td></tr>
 * <tr><td>object, function</td><td>{@link org.jyodide.internal.bridge.value.HostObject}</td></tr>
 * </table>
 *
 * <p>Any other Java object is opaque: it has no properties and can do nothing. The glue keeps some
 * of its own records in references; a guest that forges a handle to one gains nothing. {@link
 * org.jyodide.internal.bridge.value.Sentinel} values mark outcomes between C and host.
 */
package org.jyodide.internal.bridge.value;
