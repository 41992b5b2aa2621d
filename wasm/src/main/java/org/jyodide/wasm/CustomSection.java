package org.jyodide.wasm;

/** A custom section: its name and the range of its payload in the bytes of the module. */
public record CustomSection(String name, int start, int end) {}
