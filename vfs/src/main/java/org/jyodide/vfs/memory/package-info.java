/** File trees that live in the heap. */
package org.jyodide.vfs.memory;
