/** From the intermediate representation to JVM class files, written with ASM. */
package org.jyodide.wasm.codegen;
