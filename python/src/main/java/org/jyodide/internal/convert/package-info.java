/**
 * Python objects as the Java types that somebody asks for: exact values, live views of containers,
 * implementations of interfaces.
 */
package org.jyodide.internal.convert;
