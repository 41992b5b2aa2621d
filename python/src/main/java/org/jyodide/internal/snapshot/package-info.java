/** Interpreters at rest: what an image of one holds, and how it is written to a file. */
@NullMarked
package org.jyodide.internal.snapshot;

import org.jspecify.annotations.NullMarked;
