/** Programs that the build runs; nothing of it is shipped. */
@NullMarked
package org.jyodide.build;

import org.jspecify.annotations.NullMarked;
