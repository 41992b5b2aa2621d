/** What a process sees of itself in {@code /proc}. */
package org.jyodide.vfs.process;
