/** What compiled modules run on: memories, tables, globals, functions, instances. */
package org.jyodide.wasm.runtime;
