/** CPython as a script engine of {@code javax.script}. */
package org.jyodide.scripting;
