package org.jyodide.wasm;

/**
 * A constant expression: the range of its instructions in the bytes of the module, including the
 * final {@code end}.
 */
public record ConstantExpression(int start, int end) {}
