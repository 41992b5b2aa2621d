package org.jyodide.wasm;

/**
 * An export.
 *
 * @param index the index in the index space of its kind (imports first)
 */
public record Export(String name, ExternKind kind, int index) {}
