/**
 * The module {@code js}: the classes and functions that Pyodide's Python code, and libraries
 * written for it, expect of a JavaScript host, on Java's own ones. It is a fixed list; there is no
 * engine behind it.
 */
package org.jyodide.internal.bridge.web;
