/** Where the members of C structs lie in linear memory (wasm32, musl with Emscripten's changes). */
package org.jyodide.emscripten.layout;
