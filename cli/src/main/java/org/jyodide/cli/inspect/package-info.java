/** Shows what a WebAssembly module contains. */
package org.jyodide.cli.inspect;
