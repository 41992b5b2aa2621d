/** Compares random Python programs on Jyodide with the same programs on other Pythons. */
@NullMarked
package org.jyodide.differential;

import org.jspecify.annotations.NullMarked;
