/** Runs CPython's own tests on Jyodide and on Pyodide in Node, and compares. */
@NullMarked
package org.jyodide.conformance;

import org.jspecify.annotations.NullMarked;
