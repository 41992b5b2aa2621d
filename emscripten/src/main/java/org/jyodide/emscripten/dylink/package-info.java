/** How modules of one process find each other's functions and data. */
package org.jyodide.emscripten.dylink;
