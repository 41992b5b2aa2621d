/** Developer's view of what a program asks of its host. */
package org.jyodide.emscripten.trace;
