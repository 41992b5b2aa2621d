/**
 * The build step that compiles Python's standard library to byte code; nothing of it is shipped.
 */
@NullMarked
package org.jyodide.build.stdlib;

import org.jspecify.annotations.NullMarked;
