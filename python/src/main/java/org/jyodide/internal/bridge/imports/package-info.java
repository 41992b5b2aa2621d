/**
 * The functions of Pyodide's glue that the Python program imports, one class for each part of its C
 * sources. {@link org.jyodide.internal.bridge.imports.EmJs} says what happens when one throws.
 */
package org.jyodide.internal.bridge.imports;
