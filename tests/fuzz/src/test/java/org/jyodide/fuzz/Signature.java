package org.jyodide.fuzz;

import java.util.List;

/** The type of a function, a block or (without results) a tag. */
record Signature(List<ValueType> parameters, List<ValueType> results) {}
