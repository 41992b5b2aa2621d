/** The interactive session: reads lines at a terminal, runs them and shows what comes out. */
package org.jyodide.cli.repl;
