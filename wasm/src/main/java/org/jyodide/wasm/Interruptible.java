package org.jyodide.wasm;

/** Marks the class of a {@link CompiledModule} whose loops check for interruption. */
public interface Interruptible {}
