/**
 * The {@code jyodide} command: sorts its arguments, opens of the host what they allow, and runs
 * Python as {@code python} does.
 */
package org.jyodide.cli;
