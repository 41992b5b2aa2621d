/**
 * The binary format: a cursor, one decoder per section, the opcodes and a reader of instructions.
 */
package org.jyodide.wasm.binary;
