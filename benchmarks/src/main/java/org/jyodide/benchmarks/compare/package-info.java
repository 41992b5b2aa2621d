/**
 * Runs the same Python programs on Jyodide, Pyodide in Node, GraalPy and native CPython, turn by
 * turn, and writes what it saw.
 */
@NullMarked
package org.jyodide.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
