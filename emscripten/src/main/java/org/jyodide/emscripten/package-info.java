/**
 * The process of a program compiled by Emscripten: its start and end, its imports and exports.
 * Packages below hold what it imports.
 */
package org.jyodide.emscripten;
