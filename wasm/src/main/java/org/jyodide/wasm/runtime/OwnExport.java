package org.jyodide.wasm.runtime;

/**
 * What {@link Imports} supplies for a function that the module itself exports: the import is then
 * the function of that name in the same instance, called without a detour.
 *
 * @param name the name of the export, a function that the module defines
 */
public record OwnExport(String name) {}
