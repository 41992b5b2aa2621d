package org.jyodide.wasm;

import java.util.List;

/**
 * The code of one function. The instructions stand in the bytes of the module from {@code start}
 * (the first instruction, after the declarations of locals) to {@code end} (exclusive; the last
 * byte is the final {@code end}).
 *
 * @param locals the declared locals, without the parameters, one entry each
 */
public record FunctionBody(int start, int end, List<ValueType> locals) {}
