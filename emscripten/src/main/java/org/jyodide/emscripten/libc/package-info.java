/**
 * The functions that Emscripten's C library imports, grouped as there. {@code StandardLibraries}
 * adds them all to a process.
 */
package org.jyodide.emscripten.libc;
