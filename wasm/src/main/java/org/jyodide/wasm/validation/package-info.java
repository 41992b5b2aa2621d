/**
 * The validation algorithm of the specification's appendix: one pass over each body with a stack of
 * operand types and a stack of control frames.
 */
package org.jyodide.wasm.validation;
