/**
 * The intermediate representation of a function: statements in structured control flow over
 * expression trees, as WebAssembly has it, but without an operand stack between statements.
 */
package org.jyodide.wasm.ir;
