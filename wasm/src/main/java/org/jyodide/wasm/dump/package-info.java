/** Prints what the engine works on, for people. */
package org.jyodide.wasm.dump;
