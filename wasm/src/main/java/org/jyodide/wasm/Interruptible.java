package org.jyodide.wasm;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks the class of a {@link CompiledModule} whose loops check for interruption. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Interruptible {}
