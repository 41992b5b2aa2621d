package org.jyodide.wasm;

/** An import, by the two names under which the host must supply it. */
public record Import(String module, String name, ExternType type) {}
