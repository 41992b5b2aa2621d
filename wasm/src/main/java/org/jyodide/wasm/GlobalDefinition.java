package org.jyodide.wasm;

/** A global that the module defines, with the expression of its first value. */
public record GlobalDefinition(ExternType.Global type, ConstantExpression initializer) {}
