/** The functions that the Python program exports, with their types, grouped as in its sources. */
package org.jyodide.internal.bridge.exports;
