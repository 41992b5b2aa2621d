/** The commands of {@code jyodide pip}. */
package org.jyodide.cli.pip;
