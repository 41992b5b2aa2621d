/**
 * The platform part of libffi: calls of functions whose type is known at run time only, and
 * functions made at run time. Types and passing rules are those of the C ABI of WebAssembly ("Basic
 * C ABI", WebAssembly tool conventions).
 */
package org.jyodide.emscripten.ffi;
